"""What a value should have been, in Vietnamese, out of an error of pydantic."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

# By the types of pydantic's errors; `{…}` is filled from an error's own context.
_EXPECTED = {
    "missing": "còn thiếu",
    "extra_forbidden": "là mục không có trong yêu cầu này",
    "json_invalid": "không phải JSON hợp lệ",
    "string_type": "phải là một chuỗi",
    "string_too_short": "phải có ít nhất {min_length} ký tự",
    "string_too_long": "không được dài quá {max_length} ký tự",
    "string_pattern_mismatch": "không đúng dạng cần có",
    "list_type": "phải là một danh sách",
    "too_short": "phải có ít nhất {min_length} mục",
    "too_long": "không được quá {max_length} mục",
    "dict_type": "phải là một đối tượng JSON {{…}}",
    "model_type": "phải là một đối tượng JSON {{…}}",
    "model_attributes_type": "phải là một đối tượng JSON {{…}}",
    "int_type": "phải là một số nguyên",
    "int_parsing": "phải là một số nguyên",
    "int_parsing_size": "là số quá lớn",
    "int_from_float": "phải là một số nguyên",
    "bool_type": "phải là true hoặc false",
    "bool_parsing": "phải là true hoặc false",
    "greater_than_equal": "phải từ {ge} trở lên",
    "greater_than": "phải lớn hơn {gt}",
    "less_than_equal": "không được quá {le}",
    "less_than": "phải nhỏ hơn {lt}",
    "literal_error": "phải là một trong: {expected}",
    "enum": "phải là một trong: {expected}",
    "value_error": "{error}",
}
_OTHERWISE = "không đúng kiểu cần có"


def expected(error: Mapping[str, Any]) -> str:
    """Return what is wrong with a value: "phải là một chuỗi"; a ``ValueError`` of ours says so itself.

    Args:
        error: One of the errors of a ``ValidationError``.
    """
    context = dict(error.get("ctx") or {})
    if "expected" in context:  # "'a', 'b' or 'c'"
        context["expected"] = str(context["expected"]).replace(" or ", " hoặc ")
    return _EXPECTED.get(error["type"], _OTHERWISE).format(**context)
