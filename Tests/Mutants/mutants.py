"""Breaks the limiter in one place after the other, and says which breaks its tests do not notice.

usage: mutants.py [FILE]      FILE: a file of the limiter (all of them)

Each mutant is compiled with the limiter's own files alone, and tried with the tests that feed it directly. A survivor that
changes nothing that matters stands in equivalent.txt as FILE: LINE # REASON; every other one ends with 1.
"""
import os
import re
import subprocess
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
BUILD = f"{ROOT}/.build/mutants"
LIMITER = ["Limiter", "LimiterInput", "Interlocks"]
TESTS = ["LimiterRig", "HostileInputs", "SplitMix", "DrivenLimiter", "LimiterInvariantsInRelease", "LimiterAccountTests",
         "LimiterFormulaTests", "ReseatedHandTests", "WeightTests"]
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


# Nothing of the limiter stands in the tests' own object but what it says itself that it inlines.
FLAGS = ["-O", "-disable-cmo", "-wmo", "-parse-as-library", "-swift-version", "6", "-D", "DEBUG", "-I", BUILD]


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
    need(*tests())


def tests():
    toolchain = run("sh", "-c", "dirname $(dirname $(readlink -f $(command -v swiftc)))").stdout.strip()
    return ["swiftc", *FLAGS, "-plugin-path", f"{toolchain}/lib/swift/host/plugins", "-module-name", "Tests", "-emit-object",
            "-o", f"{BUILD}/Tests.o", *[f"Tests/ServoTests/{name}.swift" for name in TESTS], f"{BUILD}/Main.swift"]


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


class Tally:
    def __init__(self):
        self.tried = self.refused = self.noticed = self.equivalent = self.survive = 0


def try_all(subject, known, tally):
    with open(f"{ROOT}/{subject}", encoding="utf-8") as file:
        text = file.read()
    for number, broken, mutant in places(text):
        path = f"{BUILD}/{os.path.basename(subject)}"
        with open(path, "w", encoding="utf-8") as file:
            file.write(mutant)
        sources = [path if f"Sources/Servo/{name}.swift" == subject else f"Sources/Servo/{name}.swift" for name in LIMITER]
        tally.tried += 1
        if run(*module("Servo", sources, f"{BUILD}/mutant.o")).returncode:
            tally.refused += 1
            print(f"{subject}:{number}: does not compile: {broken}", flush=True)
            continue
        # What is inlined stands in the tests' own object.
        if "@inlinable" in text:
            need(*tests())
        if not passes(f"{BUILD}/mutant.o"):
            tally.noticed += 1
            continue
        is_known = (os.path.basename(subject), broken) in known
        tally.equivalent += is_known
        tally.survive += not is_known
        print(f"{subject}:{number}: {'changes nothing' if is_known else 'SURVIVES'}: {broken}", flush=True)


def main():
    with open(f"{ROOT}/Tests/Mutants/equivalent.txt", encoding="utf-8") as file:
        lines = [line.split(" # ")[0].strip() for line in file if line.strip() and not line.startswith("#")]
    known = {tuple(line.split(": ", 1)) for line in lines}
    subjects = sys.argv[1:] or [f"Sources/Servo/{name}.swift" for name in LIMITER]
    tally = Tally()
    for subject in subjects:
        prepare()
        if not passes(f"{BUILD}/Servo.o"):
            sys.exit("mutants: the tests fail on the limiter as it is.")
        try_all(subject, known, tally)
    print(f"mutants: {tally.tried} tried, {tally.refused} do not compile, {tally.noticed} noticed, "
          f"{tally.equivalent} change nothing, {tally.survive} survive")
    sys.exit(1 if tally.survive else 0)


main()
