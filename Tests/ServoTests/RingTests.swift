import Devices
import Foundation
import Testing

@Suite struct RingTests {
    @Test("a full ring refuses and counts, and never gives an element twice or out of order")
    func full() {
        let ring = Ring<Int>(capacity: 4, filler: 0)
        for i in 1...6 { ring.push(i) }
        #expect(ring.dropped == 2)
        #expect([ring.pop(), ring.pop(), ring.pop(), ring.pop(), ring.pop()] == [1, 2, 3, 4, nil])
        ring.push(7)
        #expect(ring.pop() == 7)
    }

    @Test("two threads pass a million elements in order")
    func twoThreads() {
        let ring = Ring<Int>(capacity: 1024, filler: 0)
        let count = 1_000_000
        let producer = Thread {
            var i = 0
            while i < count {
                let before = ring.dropped
                ring.push(i)
                if ring.dropped == before { i += 1 } else { usleep(50) }
            }
        }
        producer.start()
        var expected = 0
        var wrong = 0
        while expected < count {
            if let got = ring.pop() {
                if got != expected { wrong += 1 }
                expected += 1
            }
        }
        #expect(wrong == 0)
    }
}
