import Foundation
import Terminals

/// A line that is not shown while it is typed.
enum SecretLine {
    /// From the terminal, unseen, or the first line of standard input; nil where there is none.
    static func read(asking question: String) -> String? {
        var before = termios()
        guard unsafe tcgetattr(0, &before) == 0 else { return readLine() }
        Terminal().write(question)
        var silent = before
        silent.c_lflag &= ~tcflag_t(ECHO)
        unsafe tcsetattr(0, TCSAFLUSH, &silent)
        defer {
            unsafe tcsetattr(0, TCSAFLUSH, &before)
            Terminal().write("\n")
        }
        return readLine()
    }
}
