"""Rules of the house that no other tool checks, and documentation held against the code."""

from __future__ import annotations

import ast
import re
import subprocess
from pathlib import Path

import pytest

from index.settings import Settings
from tests.conftest import ROOT

PACKAGES = ("sources", "index", "assistant", "eval")
README = (ROOT / "README.md").read_text(encoding="utf-8")


def imported(path: Path) -> set[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    names = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    return names | {node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}


def test_nothing_imports_the_app_and_the_app_imports_no_eval() -> None:
    for package in PACKAGES:
        for path in (ROOT / package).rglob("*.py"):
            assert "app" not in imported(path), path
    assert not any(name.split(".")[0] == "eval" for name in imported(ROOT / "app.py"))
    assert len((ROOT / "app.py").read_text(encoding="utf-8").splitlines()) < 100


@pytest.mark.parametrize("module", ["gradio", "fastapi"])
def test_only_the_web_package_and_the_app_know_the_web(module: str) -> None:
    for package in PACKAGES:
        for path in (ROOT / package).rglob("*.py"):
            if module in {name.split(".")[0] for name in imported(path)}:
                assert ROOT / "assistant" / "web" in path.parents, path


def test_only_two_modules_know_sentence_transformers() -> None:
    known = {
        path.relative_to(ROOT).as_posix()
        for package in PACKAGES
        for path in (ROOT / package).rglob("*.py")
        if any(name.split(".")[0] == "sentence_transformers" for name in imported(path))
    }
    assert known == {"index/encoder.py", "index/packaged.py"}


def test_no_module_is_longer_than_can_be_read() -> None:
    for package in PACKAGES:
        for path in (ROOT / package).rglob("*.py"):
            assert len(path.read_text(encoding="utf-8").splitlines()) <= 320, path


def test_the_readme_names_every_setting_and_every_command() -> None:
    for field in Settings.model_fields.values():
        assert f"`{field.validation_alias}`" in README
    for command in ("make run", "make test", "make check", "make build", "make ask", "make bench"):
        assert command in README
    for words in re.findall(r"python -m (\w+ [\w-]+)", README):
        package, command = words.split()
        source = (ROOT / package / "__main__.py").read_text(encoding="utf-8")
        assert re.search(rf'app\.(?:command\(\s*|add_typer\(\w+, name=)"{command}"', source), words


def test_the_readme_links_to_files_that_are_there() -> None:
    for target in re.findall(r"\]\(([^)#]+)\)", README):
        if not target.startswith("http"):
            assert (ROOT / target).exists(), target


def test_nothing_tracked_is_large() -> None:
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=False)
    if listed.returncode != 0:
        pytest.skip("not a git checkout")
    for name in filter(None, listed.stdout.split("\0")):
        path = ROOT / name
        assert not path.is_file() or path.stat().st_size <= 5 * 2**20, name
