/// The square root, which IEEE 754 rounds correctly on every machine.
///
/// One of the few leaves that the compiler's check of the servo thread does not look into: a single instruction, but
/// the standard library's method is not annotated. Not a number below zero. Safe on the servo thread.
@_semantics("no_performance_analysis")
@inlinable @inline(__always)
public func root(_ x: Double) -> Double { x.squareRoot() }
