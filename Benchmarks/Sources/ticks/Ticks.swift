import AllocationGuard

/// Steps one case: `ticks CASE COUNT` for an instruction counter, `ticks CASE COUNT time` for a clock, `ticks CASE COUNT
/// allocations` for what it allocates, `ticks` for the names of the cases.
@main
struct Ticks {
    static func main() {
        let arguments = CommandLine.arguments
        guard arguments.count >= 3, let count = Int(arguments[2]), count > 0, let part = Cases.work(arguments[1])
        else {
            print(Cases.names.joined(separator: "\n"))
            return
        }
        part.go(500)
        switch arguments.dropFirst(3).first {
        case "time":
            // The median of stretches so short that the host takes the core away in few of them.
            let clock = ContinuousClock()
            let times = (0..<max(1, count / 100)).map { _ in
                clock.measure { part.go(100) } / .nanoseconds(1) / 100
            }.sorted()
            print((times[times.count / 2] * 10).rounded() / 10)
        case "allocations":
            allocationguard_begin()
            part.go(count)
            let counts = allocationguard_end()
            print(counts.allocations)
        default:
            part.go(count)
            print(part.sum)
        }
    }
}
