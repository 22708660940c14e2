// A ring and a mailbox between two threads, for ThreadSanitizer: any race ends the program.
import Foundation

let ring = Ring<Int>(capacity: 64, filler: 0)
let controls = Controls()
let count = 200_000
let producer = Thread {
    var next = 0
    while next < count {
        let refused = ring.dropped
        ring.push(next)
        if ring.dropped == refused { next += 1 }
        if next % 1000 == 0 { controls.ask(.clearFault) }
    }
    controls.ask(.stop)
}
producer.start()
var expected = 0
var asked: UInt32 = 0
while expected < count || asked & Controls.Request.stop.rawValue == 0 {
    asked |= controls.take()
    guard let got = ring.pop() else { continue }
    guard got == expected else { fatalError("\(got) came where \(expected) was due") }
    expected += 1
}
print("passed \(expected)")
