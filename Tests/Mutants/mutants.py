"""Breaks the limiter in one place after the other, and says which breaks its tests do not notice.

usage: mutants.py [FILE]      FILE: a file of the limiter (Sources/Servo/Limiter.swift)

Each mutant is compiled with the limiter's own files alone, and tried with the tests that feed it directly. A survivor that
changes nothing that matters stands in equivalent.txt with its reason; every other one ends with 1.
"""
import os
import re
import subprocess
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
BUILD = f"{ROOT}/.build/mutants"
SUBJECT = sys.argv[1] if len(sys.argv) > 1 else "Sources/Servo/Limiter.swift"
LIMITER = ["Limiter", "LimiterInput", "Interlocks"]
TESTS = ["LimiterRig", "HostileInputs", "SplitMix", "LimiterInvariantsInRelease", "WeightTests"]
# What is put in place of what, at each of its places.
CHANGES = [
    (r" < ", " > "), (r" > ", " < "), (r" <= ", " > "), (r" >= ", " < "), (r" == ", " != "), (r" != ", " == "),
    (r" && ", " || "), (r" \|\| ", " && "), (r"(?<=[( ])!(?=[a-z])", ""), (r" \+ ", " - "), (r" - ", " + "),
    (r" \* ", " / "), (r" / ", " * "), (r" \+= ", " -= "), (r"\bmin\(", "max("), (r"\bmax\(", "min("),
    (r"\btrue\b", "false"), (r"\bfalse\b", "true"), (r"\bramp = 0$", "ramp = 1"), (r" -largest", " largest"),
]


def run(*words, **more):
    return subprocess.run(words, cwd=ROOT, capture_output=True, text=True, **more)


def need(*words):
    result = run(*words)
    if result.returncode:
        sys.exit(f"mutants: {' '.join(words[:3])}…\n{result.stderr[-4000:]}")


FLAGS = ["-O", "-wmo", "-parse-as-library", "-swift-version", "6", "-D", "DEBUG", "-I", BUILD]


def module(name, sources, output=None):
    return ["swiftc", *FLAGS, "-module-name", name, "-emit-module", "-emit-module-path", f"{BUILD}/{name}.swiftmodule",
            "-emit-object", "-o", output or f"{BUILD}/{name}.o", *sources]


def swift_files(folder):
    return sorted(f"{base}/{name}" for base, _, names in os.walk(f"{ROOT}/{folder}") for name in names if name.endswith(".swift"))


def prepare():
    os.makedirs(BUILD, exist_ok=True)
    need(*module("Space", swift_files("Sources/Space")))
    need(*module("Devices", swift_files("Sources/Devices")))
    need(*module("Servo", [f"Sources/Servo/{name}.swift" for name in LIMITER]))
    with open(f"{BUILD}/Main.swift", "w", encoding="utf-8") as main:
        main.write("import Testing\n@main struct Main {\n"
                   "    static func main() async { await Testing.__swiftPMEntryPoint() as Never }\n}\n")
    toolchain = run("sh", "-c", "dirname $(dirname $(readlink -f $(command -v swiftc)))").stdout.strip()
    plugins = f"{toolchain}/lib/swift/host/plugins"
    need("swiftc", *FLAGS, "-plugin-path", plugins, "-module-name", "Tests", "-emit-object", "-o", f"{BUILD}/Tests.o",
         *[f"Tests/ServoTests/{name}.swift" for name in TESTS], f"{BUILD}/Main.swift")


def passes(servo):
    """Whether the tests hold with this object of the limiter."""
    program = f"{BUILD}/try"
    need("swiftc", "-o", program, servo, *[f"{BUILD}/{name}.o" for name in ("Tests", "Devices", "Space")], "-lTesting")
    try:
        return run(program, "--testing-library", "swift-testing", timeout=120).returncode == 0
    except subprocess.TimeoutExpired:
        return False


def places(text):
    """Every mutant: its line, what was changed, and the whole text."""
    at = 0
    for number, line in enumerate(text.split("\n"), 1):
        code = line.split("//")[0]
        declares = re.match(r"\s*(import|public import|@frozen|private let|private var|case |public static var|public struct)", code)
        if code.strip() and not declares and "_noLocks" not in code:
            for pattern, other in CHANGES:
                for match in re.finditer(pattern, code):
                    broken = code[:match.start()] + other + code[match.end():]
                    yield number, broken.strip(), text[:at] + broken + text[at + len(line):]
        at += len(line) + 1


def main():
    with open(f"{ROOT}/Tests/Mutants/equivalent.txt", encoding="utf-8") as file:
        known = {line.split(" # ")[0].strip() for line in file if line.strip() and not line.startswith("#")}
    prepare()
    if not passes(f"{BUILD}/Servo.o"):
        sys.exit("mutants: the tests fail on the limiter as it is.")
    with open(f"{ROOT}/{SUBJECT}", encoding="utf-8") as file:
        text = file.read()
    tried = killed = 0
    survivors = []
    used = set()
    for number, broken, mutant in places(text):
        path = f"{BUILD}/{os.path.basename(SUBJECT)}"
        with open(path, "w", encoding="utf-8") as file:
            file.write(mutant)
        sources = [path if f"Sources/Servo/{name}.swift" == SUBJECT else f"Sources/Servo/{name}.swift" for name in LIMITER]
        tried += 1
        if run(*module("Servo", sources, f"{BUILD}/mutant.o")).returncode:
            killed += 1
            continue
        if not passes(f"{BUILD}/mutant.o"):
            killed += 1
            continue
        used.add(broken)
        note = "equivalent" if broken in known else "SURVIVES"
        print(f"{SUBJECT}:{number}: {note}: {broken}", flush=True)
        if broken not in known:
            survivors.append(broken)
    print(f"mutants: {tried} tried, {killed} noticed, {tried - killed - len(survivors)} that change nothing, "
          f"{len(survivors)} survive")
    sys.exit(1 if survivors else 0)


main()
