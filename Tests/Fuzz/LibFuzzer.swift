// The fuzzer's entry. fuzz.sh says which target it runs: -D FUZZ_REPORT_DECODER, -D FUZZ_FALCON_DECODER,
// -D FUZZ_POLHEM_DECODER, -D FUZZ_SCAN_READER.

@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ bytes: UnsafePointer<UInt8>, _ count: Int) -> CInt {
    let input = [UInt8](UnsafeBufferPointer(start: bytes, count: count))
    #if FUZZ_REPORT_DECODER
        ReportDecoderTarget.run(input)
    #elseif FUZZ_FALCON_DECODER
        FalconDecoderTarget.run(input)
    #elseif FUZZ_SCAN_READER
        ScanReaderTarget.run(input)
    #elseif FUZZ_POLHEM_DECODER
        PolhemDecoderTarget.run(input)
    #else
        #error("name a target")
    #endif
    return 0
}
