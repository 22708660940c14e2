import Foundation
import Synchronization

/// Does many things on several threads, each as soon as one is free, and hands the results on one at a time.
enum Workers {
    /// As many as there are processors.
    static var count: Int { max(1, ProcessInfo.processInfo.activeProcessorCount) }

    /// How far it is, where it is to be said: a line that is written over on a terminal, and ten lines in a log.
    static func progress(_ done: Int, of count: Int, isInteractive: Bool) -> String {
        if isInteractive { return "\r\(done)/\(count) " }
        return done * 10 / count > (done - 1) * 10 / count ? "\(done)/\(count)\n" : ""
    }

    /// Calls `work` for every item; `each` is called for every result, in the order in which they come, never twice at
    /// once. Returns when all is done.
    static func run<Item: Sendable, Result: Sendable>(
        _ items: [Item], threads: Int = count, work: @escaping @Sendable (Item) -> Result,
        each: @escaping @Sendable (Int, Result) -> Void
    ) {
        let next = Atomic<Int>(0)
        let turn = Mutex(())
        withoutActuallyEscaping(work) { work in
            DispatchQueue.concurrentPerform(iterations: max(1, min(threads, items.count))) { _ in
                while true {
                    let index = next.wrappingAdd(1, ordering: .relaxed).oldValue
                    guard index < items.count else { return }
                    let result = work(items[index])
                    turn.withLock { _ in each(index, result) }
                }
            }
        }
    }
}
