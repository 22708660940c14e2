import ArgumentParser

/// How the program ends. The argument parser itself ends with 0 for help and 64 for a command line it can't read.
extension ExitCode {
    /// 0: done; where there is a score, it passed.
    static let done = ExitCode.success
    /// 1: the attempt failed, or is void; a fidelity target was missed.
    static let attemptFailed = ExitCode(1)
    /// 2: a file that was given, or what an argument says of it, is wrong.
    static let badInput = ExitCode(2)
    /// 3: the device is missing, may not be opened, or went away.
    static let deviceTrouble = ExitCode(3)
    /// 4: a result could not be written.
    static let notWritten = ExitCode(4)
    /// 64: the command line is wrong.
    static let usage = ExitCode.validationFailure
    /// 70: a mistake of Senshi itself.
    static let internalMistake = ExitCode(70)

    /// Every code with its meaning, for help texts.
    static let meanings = """
        Exit codes:
          0   done; where there is a score, it passed
          1   the attempt failed, or is void; a fidelity target was missed
          2   a file that was given is wrong
          3   the device is missing, may not be opened, or went away
          4   a result could not be written
          64  the command line is wrong
          70  a mistake of Senshi itself
        """
}
