'use strict';

// Swagger UI speaks English only; what it writes itself is put into Vietnamese as it appears.
const WORDS = {
  'Try it out': 'Gọi thử',
  'Execute': 'Gửi',
  'Cancel': 'Thôi',
  'Clear': 'Xoá',
  'Reset': 'Đặt lại',
  'Parameters': 'Tham số',
  'No parameters': 'Không có tham số',
  'Request body': 'Nội dung gửi lên',
  'Responses': 'Trả lời',
  'Server response': 'Máy chủ trả lời',
  'Response body': 'Nội dung trả lời',
  'Response headers': 'Đầu mục trả lời',
  'Request URL': 'Địa chỉ được gọi',
  'Code': 'Mã',
  'Details': 'Chi tiết',
  'Description': 'Mô tả',
  'Name': 'Tên',
  'Links': 'Liên kết',
  'No links': 'Không có liên kết',
  'Media type': 'Kiểu nội dung',
  'Example Value': 'Ví dụ',
  'Example Description': 'Mô tả ví dụ',
  'Schema': 'Lược đồ',
  'Schemas': 'Lược đồ',
  'Examples': 'Ví dụ',
  'Servers': 'Máy chủ',
  'Download': 'Tải về',
  'Default value': 'Mặc định',
  'required': 'bắt buộc',
  'Expand all': 'Mở hết',
  'Collapse all': 'Thu hết',
  'Loading...': 'Đang tải…',
  'Undocumented': 'Không có trong mô tả',
  'Edit Value': 'Sửa nội dung',
  'Copied!': 'Đã chép',
};
const NAMES = [['#servers', 'Máy chủ'], ['textarea', 'Nội dung gửi lên'], ['select', 'Kiểu nội dung']];
const SENTENCES = [
  [/^Controls Accept header\.?$/, ''],
  [/^Controls$/, 'Quyết định đầu mục'],
  [/^header\.$/, ''],
  [/^Default value : /, 'Mặc định: '],
  [/^Send empty value$/, 'Gửi giá trị trống'],
];

function translate(node) {
  const text = node.nodeValue;
  const trimmed = text.trim();
  if (Object.hasOwn(WORDS, trimmed)) {
    node.nodeValue = text.replace(trimmed, WORDS[trimmed]);
    return;
  }
  for (const [pattern, words] of SENTENCES) {
    if (pattern.test(trimmed)) node.nodeValue = trimmed.replace(pattern, words);
  }
}

// What Swagger UI leaves out: the names of fields, and that a long text is reached by the keyboard.
function makeReachable() {
  for (const [fields, name] of NAMES) {
    for (const field of docs.querySelectorAll(`:is(${fields}):not([aria-label])`)) field.setAttribute('aria-label', name);
  }
  for (const text of docs.querySelectorAll('pre:not([tabindex])')) text.tabIndex = 0;
}

function translateUnder(root) {
  if (root.nodeType === Node.TEXT_NODE) {
    translate(root);
    return;
  }
  // What was sent and answered is left as it is.
  if (root.closest?.('pre, code, textarea')) return;
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    if (!walker.currentNode.parentElement?.closest('pre, code, textarea')) translate(walker.currentNode);
  }
}

const docs = document.getElementById('docs');
new MutationObserver((changes) => {
  for (const change of changes) {
    if (change.type === 'characterData') translate(change.target);
    for (const node of change.addedNodes) translateUnder(node);
  }
  makeReachable();
}).observe(docs, {childList: true, subtree: true, characterData: true});

SwaggerUIBundle({
  url: '/api/openapi.json',
  domNode: docs,
  deepLinking: false,
  defaultModelsExpandDepth: -1,
  syntaxHighlight: false,
  validatorUrl: null,
  presets: [SwaggerUIBundle.presets.apis],
});
