import CPlatform
import Devices
import FoundationEssentials

/// Brings a Falcon to the exchange: it runs its program already, or gets it now.
struct FalconLoader {
    static let endpoints = USBEndpoints(
        input: 0x81, output: 0x02, packet: FTDIRequest.packetBytes, status: FTDIRequest.statusBytes)
    /// How long a device that runs may take for its first answer, ms (assumed).
    static let patience = 100

    let handle: USBHandle

    /// - Parameters:
    ///   - path: the maker's image; used only where the device has no program yet.
    ///   - progress: 0 … 1, while the image is sent.
    func prepare(image path: String?, progress: (Double) -> Void) throws(WireError) {
        if try isRunning() { return }
        guard let path, let bytes = try? Data(contentsOf: URL(filePath: path)) else {
            throw .firmwareMissing(handle.device.place, path)
        }
        var firmware = FalconFirmware(image: Array(bytes))
        var action = firmware.begin()
        var told = -1.0
        while true {
            switch action {
            case .loaded:
                guard try isRunning() else { throw .silent(handle.device.place) }
                return
            case .failed(let failure): throw .firmware(handle.device.place, failure)
            case .request(let request):
                let accepted = try ask(request)
                action = firmware.next(accepted ? .done : .refused)
            case .exchange(let bytes, let expected, let milliseconds):
                guard try handle.write(bytes, to: Self.endpoints.output) else {
                    action = firmware.next(.refused)
                    continue
                }
                action = firmware.next(.received(try collect(expected, within: milliseconds)))
            }
            if firmware.progress >= min(1, told + 0.1) && firmware.progress > told {
                told = firmware.progress
                progress(told)
            }
        }
    }

    /// Asks with a frame of zero force whether the program runs; it then answers with a whole frame.
    private func isRunning() throws(WireError) -> Bool {
        for request in FalconFirmware.running { guard try ask(request) else { return false } }
        let zero = FalconCodec().zero(after: nil)
        let frame = (0..<zero.count).map { zero.bytes[$0] }
        guard try handle.write(frame, to: Self.endpoints.output) else { return false }
        var decoder = FalconDecoder()
        let end = cplatform_now() + Int64(Self.patience) * 1_000_000
        while cplatform_now() < end {
            for byte in try packet(until: end) where decoder.take(byte) != nil { return true }
        }
        return false
    }

    private func ask(_ request: FTDIRequest) throws(WireError) -> Bool {
        try handle.request(type: FTDIRequest.type, request.request, request.value)
    }

    /// At least so many bytes of data, or what came in time.
    private func collect(_ count: Int, within milliseconds: Int) throws(WireError) -> [UInt8] {
        var bytes: [UInt8] = []
        let end = cplatform_now() + Int64(milliseconds) * 1_000_000
        while bytes.count < count && cplatform_now() < end { bytes += try packet(until: end) }
        return bytes
    }

    /// The data of the next packet; none where it held only the modem's status.
    private func packet(until end: Int64) throws(WireError) -> ArraySlice<UInt8> {
        let left = Int((end - cplatform_now()) / 1_000_000)
        let packet = try handle.read(
            from: Self.endpoints.input, room: Self.endpoints.packet, milliseconds: max(1, left))
        return packet.dropFirst(Self.endpoints.status)
    }
}
