import Glibc

/// What this thread has cost its processor so far: a limit on it holds on a busy machine, too.
public enum ThreadTime {
    /// Since the thread began.
    public static var now: Duration {
        var time = timespec()
        guard unsafe clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time) == 0 else { return .zero }
        return .seconds(time.tv_sec) + .nanoseconds(time.tv_nsec)
    }
}
