import Authoring
import Foundation
import Scans
import Space
import TestSupport
import Testing

@Suite("reading NIfTI-1") struct ScanReaderTests {
    private func read(_ bytes: [UInt8]) throws -> [Float] {
        var reader = try ScanReader(bytes: bytes)
        var values: [Float] = []
        for _ in 0..<reader.header.sizes.z { values += try reader.slice() }
        return values
    }

    @Test("every type in both orders of bytes gives the numbers that were written, packed or not")
    func types() throws {
        for type in VoxelType.allCases {
            for isBig in [false, true] {
                var file = ScanBytes()
                file.type = type
                file.isBigEndian = isBig
                let isUnsigned = [.uint8, .uint16, .uint32, .uint64].contains(type)
                if isUnsigned { file.values = (0..<24).map(Double.init) }
                let expected = file.values.map { Float($0) }
                #expect(try read(file.bytes()) == expected, "\(type) \(isBig)")
                #expect(try read(ScanBytes.gzip(file.bytes())) == expected, "\(type) \(isBig), packed")
            }
        }
    }

    @Test("numbers are scaled by slope and intercept, and a slope of 0 scales nothing")
    func scaling() throws {
        var file = ScanBytes()
        (file.slope, file.intercept) = (2, -1000)
        #expect(try read(file.bytes()) == file.values.map { Float($0 * 2 - 1000) })
        (file.slope, file.intercept) = (0, 7)
        #expect(try read(file.bytes()) == file.values.map { Float($0) })
    }

    @Test("voxels lie where sform says")
    func places() throws {
        let affine = try ScanReader(bytes: ScanBytes().bytes()).header.affine
        #expect(affine.place(Vector(1, 1, 1)) == Vector(2, 12, 22))
        #expect((affine.voxel(Vector(2, 12, 22)) - Vector(1, 1, 1)).length < 1e-12)
    }

    /// The system's own python has nibabel.
    private static let hasNibabel = (try? Run("/usr/bin/python3", ["-c", "import nibabel, numpy"]).status) == 0

    @Test(
        "voxels lie where nibabel has them by the qform, mirrored or not",
        .enabled(if: hasNibabel, "python3-nibabel is not installed: packaging/setup.sh test installs it"),
        arguments: [[0, 0, 0], [0.5, 0.5, 0.5], [0.1, -0.2, 0.3], [-0.6, 0.0, 0.8]], [Float(1), -1, 0])
    func quaternions(turn: [Float], factor: Float) throws {
        var file = ScanBytes()
        file.hasForm = false
        file.quaternion = (turn, [-7.5, 12, 110.25], factor)
        let folder = FileManager.default.temporaryDirectory.appending(path: "senshi-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let path = folder.appending(path: "scan.nii")
        try Data(file.bytes()).write(to: path)
        let read = try Run(
            "/usr/bin/python3",
            ["-c", "import nibabel, sys; print(*nibabel.load(sys.argv[1]).affine[:3].ravel())", path.path])
        let numbers = read.output.split(whereSeparator: \.isWhitespace).compactMap { Double($0) }
        try #require(numbers.count == 12, "\(read.errors)")
        let affine = try ScanReader(bytes: file.bytes()).header.affine
        for voxel in [Vector(0, 0, 0), Vector(1, 0, 0), Vector(0, 1, 0), Vector(0, 0, 1), Vector(3, 2, 1)] {
            let theirs = (0..<3).map { row -> Double in
                let line = numbers[(4 * row)..<(4 * row + 4)].map(\.self)
                return line[0] * voxel.x + line[1] * voxel.y + line[2] * voxel.z + line[3]
            }
            let ours = affine.place(voxel)
            #expect((ours - Vector(theirs[0], theirs[1], theirs[2])).length < 1e-4, "\(ours) \(theirs)")
        }
    }

    @Test("a broken file is told with what is wrong")
    func broken() throws {
        func problem(_ bytes: [UInt8]) -> ScanProblem? {
            do { _ = try read(bytes) } catch let problem as ScanProblem { return problem } catch { return nil }
            return nil
        }
        func changed(_ change: (inout ScanBytes) -> Void) -> [UInt8] {
            var file = ScanBytes()
            change(&file)
            return file.bytes()
        }
        let whole = ScanBytes().bytes()
        #expect(problem([]) == .notNIfTI)
        #expect(problem(Array("not a scan".utf8)) == .notNIfTI)
        #expect(problem(Array(whole.dropLast())) == .truncated)
        #expect(problem(changed { $0.header = 540 }) == .nifti2)
        #expect(problem(changed { $0.magic = "ni1\0" }) == .headerAndImageApart)
        #expect(problem(changed { $0.hasForm = false }) == .noOrientation)
        #expect(problem(changed { $0.slope = .nan }) == .scaling)
        #expect(problem(changed { $0.sizes = (30_000, 30_000, 30_000) }) == .dimensions([30_000, 30_000, 30_000]))
        #expect(problem(changed { $0.sizes = (2048, 2048, 2048) }) == .dimensions([2048, 2048, 2048]))
        #expect(problem(changed { $0.sizes = (-4, 3, 2) }) == .dimensions([-4, 3, 2]))
        #expect(problem(changed { $0.dimensions = 2 }) == .dimensions([4, 3]))
        var packed = try ScanBytes.gzip(whole)
        #expect(problem(Array(packed.dropLast(20))) == .truncated)
        packed[40] ^= 0xFF
        packed[41] ^= 0xFF
        let damaged = problem(packed)
        #expect(damaged != nil)
        var nan = whole
        nan.replaceSubrange(280..<284, with: [0, 0, 0xC0, 0x7F])
        #expect(problem(nan) == .spacing)
        for problem in [ScanProblem.truncated, .badCompression, .noOrientation, .dimensions([1])] {
            #expect(problem.sentence.en.hasSuffix(".") && problem.sentence.ja.hasSuffix("。"))
        }
    }

    @Test("no mutation of a file crashes the reader or makes it give more than its header says")
    func mutations() throws {
        var random = SeededRandom(seed: 11)
        let plain = ScanBytes().bytes()
        let packed = try ScanBytes.gzip(plain)
        var readable = 0
        for round in 0..<4000 {
            var bytes = round % 2 == 0 ? plain : packed
            for _ in 0...Int.random(in: 0..<4, using: &random) {
                let place = Int.random(in: 0..<bytes.count, using: &random)
                switch Int.random(in: 0..<4, using: &random) {
                case 0: bytes[place] = UInt8.random(in: 0...255, using: &random)
                case 1: bytes[place] ^= 1 << UInt8.random(in: 0..<8, using: &random)
                case 2: bytes.removeSubrange(place..<min(bytes.count, place + 3))
                default: bytes.insert(UInt8.random(in: 0...255, using: &random), at: place)
                }
                if bytes.isEmpty { break }
            }
            guard var reader = try? ScanReader(bytes: bytes) else { continue }
            let sizes = reader.header.sizes
            while reader.slicesRead < sizes.z, let slice = try? reader.slice() {
                #expect(slice.count == sizes.x * sizes.y)
            }
            readable += 1
        }
        #expect(readable > 100)
    }
}
