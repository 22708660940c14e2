import AllocationGuard
import Foundation

/// Does one part of a session over and over: `sessions PART COUNT` for an instruction counter, `sessions PART COUNT
/// allocations` for what it allocates, `sessions PART COUNT time` for how many it does in a second of the processor,
/// `sessions` for the names of the parts.
@main
struct Sessions {
    static func main() throws {
        let arguments = CommandLine.arguments
        guard arguments.count >= 3, let count = Int(arguments[2]), count > 0, let part = try Parts.named(arguments[1])
        else {
            print(Parts.names.joined(separator: "\n"))
            return
        }
        part(500)
        switch arguments.dropFirst(3).first {
        case "allocations":
            allocationguard_begin()
            part(count)
            print(allocationguard_end().allocations)
        case "time":
            let began = clock()
            part(count)
            print(Int(Double(count) * Double(CLOCKS_PER_SEC) / Double(clock() - began)))
        default: part(count)
        }
    }
}
