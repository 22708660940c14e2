// The fuzzer's entry. fuzz.sh says which target it runs, by a name such as -D FUZZ_REPORT_DECODER.

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
    #elseif FUZZ_RECORDING_READER
        RecordingReaderTarget.run(input)
    #elseif FUZZ_MESSAGE_READER
        MessageReaderTarget.run(input)
    #elseif FUZZ_RECOVERY
        RecoveryTarget.run(input)
    #elseif FUZZ_RECORDED_SESSION
        RecordedSessionTarget.run(input)
    #elseif FUZZ_HAND_SCRIPT
        HandScriptTarget.run(input)
    #else
        #error("name a target")
    #endif
    return 0
}
