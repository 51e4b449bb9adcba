"""Change the code in small ways, one at a time, and list the changes that no test notices.

``tools/mutants.py --seed N --count 400`` draws changes ("mutants") of the modules that count,
by the printed seed, and runs for each only the tests that run the changed line. What a change is
comes from cosmic-ray; which tests run a line, from coverage. The changes are made in copies.
"""

from __future__ import annotations

import argparse
import ast
import compileall
import os
import py_compile
import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from queue import Queue

ROOT = Path(__file__).resolve().parent.parent
PACKAGES = ("arithmetic", "clean", "reconcile", "summarise")
#: What the copies need for those tests.
NEEDED = ("sitrep", "tests", "templates", "data", "docs", "config.toml", "pyproject.toml")
#: Tests besides those of the packages: the cases of the arithmetic.
CASES = "tests/test_cases.py"
#: The most tests asked about one change, besides those of its module's own file, and the
#: seconds that all may take.
MOST_TESTS, PATIENCE = 80, 90
#: Changes that somebody could make by mistake; the others of cosmic-ray fail at once.
OPERATORS = (
    *("Add_Sub", "Sub_Add", "Mul_FloorDiv", "Div_Mul", "FloorDiv_Mul", "Mod_FloorDiv"),
    *("BitOr_BitAnd", "BitAnd_BitOr"),
)
COMPARISONS = (
    *("Eq_NotEq", "NotEq_Eq", "Lt_LtE", "Lt_GtE", "LtE_Lt", "LtE_Gt", "Gt_GtE", "Gt_LtE"),
    *("GtE_Gt", "GtE_Lt", "Is_IsNot", "IsNot_Is"),
)
OTHERS = (
    *("AddNot", "ReplaceTrueWithFalse", "ReplaceFalseWithTrue", "ReplaceAndWithOr"),
    *("ReplaceOrWithAnd", "ReplaceBreakWithContinue", "ReplaceContinueWithBreak"),
    *("NumberReplacer", "ZeroIterationForLoop", "ReplaceUnaryOperator_Delete_Not"),
    *("ReplaceUnaryOperator_Delete_Invert", "ReplaceUnaryOperator_USub_UAdd"),
)


@dataclass(frozen=True)
class Mutant:
    """One change of one line, with the code of the whole module after it."""

    module: str
    line: int
    before: str
    after: str
    code: str
    tests: tuple[str, ...]

    def __str__(self) -> str:
        return f"{self.module}:{self.line}: {self.before}  ->  {self.after}"


def operators() -> Iterator[object]:
    """Yield cosmic-ray's operators that are used."""
    from cosmic_ray.plugins import get_operator

    names = [*(f"ReplaceBinaryOperator_{n}" for n in OPERATORS), *OTHERS]
    names += [f"ReplaceComparisonOperator_{n}" for n in COMPARISONS]
    for name in names:
        yield get_operator(f"core/{name}")()


# --- which tests run a line -----------------------------------------------------------------


def cover(store: Path, packages: Sequence[str]) -> None:
    """Run the tests of ``packages`` once; keep in ``store`` which lines each of them runs.

    The tests of pages and commands, which take minutes, are not asked.
    """
    tests = [*(f"tests/{name}" for name in packages), CASES]
    command = [sys.executable, "-m", "pytest", "-q", "-n2", "-p", "no:cacheprovider", *tests]
    command += ["--cov=sitrep", "--cov-context=test", "--cov-report="]
    subprocess.run(command, cwd=ROOT, env=_environment(ROOT) | {"COVERAGE_FILE": str(store)})
    if not store.exists():
        raise SystemExit("no coverage was kept: the tests did not run")


def covering(store: Path) -> dict[str, dict[int, list[str]]]:
    """Return the tests that run each line of each module, the most particular first."""
    from coverage import CoverageData

    data = CoverageData(str(store))
    data.read()
    found: dict[str, dict[int, list[str]]] = {}
    breadth: Counter[str] = Counter()
    for path in data.measured_files():
        own = {
            line: [c.rsplit("|", 1)[0] for c in contexts if c.endswith("|run")]
            for line, contexts in data.contexts_by_lineno(path).items()
        }
        found[Path(path).relative_to(ROOT).as_posix()] = own
        breadth.update(test for tests in own.values() for test in tests)
    return {
        module: {n: sorted(set(tests), key=lambda t: (breadth[t], t)) for n, tests in own.items()}
        for module, own in found.items()
    }


def _of_line(own: Mapping[int, list[str]], line: int, module: str) -> tuple[str, ...]:
    """Return the tests that run ``line``; of one run at import, those that run its module.

    All of the file that is named after the module come first.
    """
    tests = own.get(line, [])
    if line in own and not tests:
        tests = list(dict.fromkeys(test for each in own.values() for test in each))
    first = [test for test in tests if test.startswith(f"{_named_after(module)}::")]
    others = [test for test in tests if test not in first]
    if len(others) > MOST_TESTS:
        # The most particular ones run little else; the broadest ones look at whole summaries.
        others = [*others[: MOST_TESTS // 2], *others[-MOST_TESTS // 2 :]]
    return (*first, *others)


def _named_after(module: str) -> str:
    """Return the file of tests that mirrors a module of the package, or a whole package."""
    path = Path(module)
    name = path.parent.name if path.stem == "__init__" else path.stem
    return Path("tests", *path.parts[1:-1], f"test_{name}.py").as_posix()


# --- which changes there are ----------------------------------------------------------------


def drawn(
    packages: Sequence[str], count: int, seed: int, lines: Mapping[str, Mapping[int, list[str]]]
) -> list[Mutant]:
    """Return ``count`` changes of the code of ``packages``, drawn by ``seed``."""
    places = []
    for package in packages:
        for path in sorted((ROOT / "sitrep" / package).rglob("*.py")):
            places += _places(path)
    random.Random(seed).shuffle(places)
    found: list[Mutant] = []
    for path, operator, occurrence, line in places:
        if len(found) == count:
            break
        name = path.relative_to(ROOT).as_posix()
        mutant = _mutant(path, operator, occurrence, _of_line(lines.get(name, {}), line, name))
        if mutant:
            found.append(mutant)
    return found


def _places(path: Path) -> list[tuple[Path, object, int, int]]:
    """Return every place in a module at which an operator has something to change."""
    from cosmic_ray.ast import ast_nodes, get_ast_from_path

    nodes = list(ast_nodes(get_ast_from_path(path)))
    found = []
    for operator in operators():
        spots = [p for node in nodes for p in operator.mutation_positions(node)]  # type: ignore[attr-defined]
        found += [(path, operator, n, start[0]) for n, (start, _) in enumerate(spots)]
    return found


def _mutant(path: Path, operator: object, occurrence: int, tests: tuple[str, ...]) -> Mutant | None:
    """Return the change; ``None`` where only an annotation would change, which nothing runs."""
    from cosmic_ray.mutating import mutate_code

    code = path.read_text(encoding="utf-8")
    changed = mutate_code(code, operator, occurrence)
    if changed is None or _run(changed) in ("", _run(code)):
        return None
    pairs = zip(code.splitlines(), changed.splitlines(), strict=False)
    line, (before, after) = next((n, p) for n, p in enumerate(pairs, 1) if p[0] != p[1])
    name = path.relative_to(ROOT).as_posix()
    return Mutant(name, line, before.strip(), after.strip(), changed, tests)


def _run(code: str) -> str:
    """Return what of ``code`` is run, without annotations; blank where it is no Python."""
    try:
        tree = ast.parse(code)
    except SyntaxError:
        return ""
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef):
            node.returns = None
        elif isinstance(node, ast.arg):
            node.annotation = None
        elif isinstance(node, ast.AnnAssign):
            node.annotation = ast.Constant(None)
    return ast.dump(tree)


# --- whether a test notices -----------------------------------------------------------------


def survives(mutant: Mutant, copy: Path) -> bool:
    """Return whether all tests pass with the change made in ``copy``; too slow is noticed."""
    if not mutant.tests:
        return True
    place = copy / mutant.module
    kept = place.read_text(encoding="utf-8")
    place.write_text(mutant.code, encoding="utf-8")
    command = [sys.executable, "-m", "pytest", "-xq", "-p", "no:cacheprovider", "-p", "no:cov"]
    try:
        ran = subprocess.run(
            [*command, *mutant.tests],
            cwd=copy,
            env=_environment(copy),
            capture_output=True,
            timeout=PATIENCE,
        )
    except subprocess.TimeoutExpired:
        return False
    finally:
        place.write_text(kept, encoding="utf-8")
    return ran.returncode == 0


def _environment(root: Path) -> dict[str, str]:
    kept = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    return kept | {"PYTHONPATH": str(root)}


def judged(mutants: Sequence[Mutant], minutes: float) -> Iterator[tuple[Mutant, bool]]:
    """Yield each change with whether it survives, on two copies, until the time is up."""
    end = time.monotonic() + minutes * 60
    with tempfile.TemporaryDirectory(prefix="sitrep-mutants-") as folder:
        copies: Queue[Path] = Queue()
        for name in ("one", "two"):
            copies.put(_copied(Path(folder) / name))

        def judge(mutant: Mutant) -> bool | None:
            if time.monotonic() > end:
                return None
            copy = copies.get()
            try:
                return survives(mutant, copy)
            finally:
                copies.put(copy)

        with ThreadPoolExecutor(2) as pool:
            for mutant, lives in zip(mutants, pool.map(judge, mutants), strict=True):
                if lives is not None:
                    yield mutant, lives


def _copied(folder: Path) -> Path:
    folder.mkdir()
    for name in NEEDED:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy2(source, folder / name)
    # To compile the package takes longer than most of the tests. Bytecode that names the hash of
    # its source is made anew for a changed module, even one changed within the same second.
    mode = py_compile.PycInvalidationMode.CHECKED_HASH
    compileall.compile_dir(folder / "sitrep", quiet=1, invalidation_mode=mode)
    return folder


def main() -> None:
    """Draw, judge and print; the survivors as file:line with the change."""
    parser = argparse.ArgumentParser(description="List changes of the code that no test notices.")
    parser.add_argument("--count", type=int, default=400, help="how many changes")
    parser.add_argument("--seed", type=int, default=random.SystemRandom().randrange(10_000))
    parser.add_argument("--minutes", type=float, default=45, help="when to stop")
    parser.add_argument("--only", nargs="+", choices=PACKAGES, default=PACKAGES)
    chosen = parser.parse_args()
    print(f"seed {chosen.seed}: {chosen.count} changes", flush=True)
    start = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="sitrep-coverage-") as folder:
        cover(Path(folder) / "coverage", chosen.only)
        lines = covering(Path(folder) / "coverage")
    mutants = drawn(chosen.only, chosen.count, chosen.seed, lines)
    left = chosen.minutes - (time.monotonic() - start) / 60
    tried = died = 0
    for mutant, lives in judged(mutants, left):
        tried, died = tried + 1, died + (not lives)
        if lives:
            print(mutant if mutant.tests else f"{mutant}  (no test runs it)", flush=True)
    print(f"{died} of {tried} were noticed by a test; {len(mutants) - tried} were not tried")


if __name__ == "__main__":
    main()
