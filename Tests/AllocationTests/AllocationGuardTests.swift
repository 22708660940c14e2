import AllocationGuard
import Glibc
import Testing

/// A guard that counts nothing would pass every test that expects zero.
@Suite struct AllocationGuardInRelease {
    final class Box {
        var number: Int
        init(_ number: Int) { self.number = number }
    }

    @inline(never)
    func makeBox(_ number: Int) -> Box { Box(number) }

    @Test("an object and an array that grows are counted, and so is giving them back")
    func countsTheHeap() {
        allocationguard_begin()
        var numbers = [makeBox(1).number]
        for number in 0..<1000 { numbers.append(number) }
        let sum = numbers.reduce(0, +)
        numbers = []
        let counts = allocationguard_end()
        #expect(sum == 499_501)
        #expect(counts.allocations >= 2)
        #expect(counts.releases >= 2)
    }

    /// Not optimised: a block that nobody uses would never be asked for.
    @Test("each way to ask for memory is counted once")
    @_optimize(none)
    func countsEachFunction() {
        allocationguard_begin()
        let first = unsafe malloc(10)
        let second = unsafe calloc(2, 10)
        let larger = unsafe realloc(first, 100)
        let aligned = unsafe aligned_alloc(64, 128)
        var placed: UnsafeMutableRawPointer?
        let error = unsafe posix_memalign(&placed, 64, 100)
        unsafe free(second)
        unsafe free(larger)
        unsafe free(aligned)
        unsafe free(placed)
        let counts = allocationguard_end()
        #expect(error == 0)
        #expect(counts.allocations == 5)
        #expect(counts.releases == 4)
    }

    @Test("a lock is counted, taken or only tried")
    func countsLocks() {
        var mutex = unsafe pthread_mutex_t()
        unsafe pthread_mutex_init(&mutex, nil)
        allocationguard_begin()
        unsafe pthread_mutex_lock(&mutex)
        unsafe pthread_mutex_unlock(&mutex)
        let tried = unsafe pthread_mutex_trylock(&mutex)
        unsafe pthread_mutex_unlock(&mutex)
        let counts = allocationguard_end()
        unsafe pthread_mutex_destroy(&mutex)
        #expect(tried == 0)
        #expect(counts.locks == 2)
    }

    @Test("arithmetic counts as nothing")
    func countsNothingElse() {
        var sum = 0.0
        allocationguard_begin()
        for number in 0..<100_000 { sum += Double(number).squareRoot() }
        let counts = allocationguard_end()
        #expect(sum > 0)
        #expect(counts.allocations == 0 && counts.releases == 0 && counts.locks == 0)
    }

    @Test("what another thread allocates is not counted here")
    func countsOneThread() {
        var thread = pthread_t()
        let started = unsafe pthread_create(
            &thread, nil,
            { _ in
                for size in 1...1000 { unsafe free(malloc(size)) }
                return nil
            }, nil)
        allocationguard_begin()
        pthread_join(thread, nil)
        let counts = allocationguard_end()
        #expect(started == 0)
        #expect(counts.allocations < 100)
    }
}
