import Authoring
import Collision
import Foundation
import Patients
import Scans
import Space
import TestSupport
import Testing

/// A real CT becomes a patient, and a second program reads the same files.
@Suite("a patient from a CT", .enabled(if: Pelvis.isThere, "\(Pelvis.missing)")) struct PelvisTests {
    /// What `Tests/Tools/read_nifti.py` finds on the line straight in at the landmark.
    private struct Reading: Decodable {
        var skin, muscle, between, bone: Double?
        var bones: [Double?]
        var lateral: [Double]?
        var spacing: [Double]

        /// - Parameter others: places beside the landmark, patient frame, m: where further lines begin.
        init(of patient: SitePatient, side: String, others: [Vector] = []) throws {
            let (place, out) = (patient.placement.origin, patient.placement.z * 1e-3)
            let further = others.map(patient.placement.place).flatMap { [$0.x, $0.y, $0.z] }
            let numbers = ([place.x, place.y, place.z, -out.x, -out.y, -out.z] + further).map { "\($0)" }
            let run = try Run(
                Pelvis.python,
                ["\(Repository.root)/Tests/Tools/read_nifti.py", Pelvis.ct, Pelvis.labels, Pelvis.names, side] + numbers
            )
            self = try JSONDecoder().decode(Reading.self, from: Data(run.output.utf8))
        }
    }

    @Test(
        "skin, muscle and bone under the lateral landmark lie where an independent reading of the files finds them, within a voxel",
        .enabled(if: Pelvis.hasNibabel, "\(Pelvis.noNibabel)"), arguments: ["left", "right"])
    func depths(side: String) throws {
        let patient = try (side == "left" ? Pelvis.left : Pelvis.right).get()
        let reading = try Reading(of: patient, side: side)
        let voxel = reading.spacing.max() ?? 0
        let skin = try #require(reading.skin)
        #expect(abs(skin) <= voxel)
        let muscle = try #require(reading.muscle)
        #expect(abs(patient.anatomy.depths[3] * 1000 - muscle) <= voxel, "\(muscle)")
        // Where fat ends, the fascia begins; read between the voxels, which are steps of up to 3 mm.
        let between = try #require(reading.between)
        #expect(abs(patient.anatomy.depths[2] * 1000 - between) <= voxel, "\(between)")
        if let bone = reading.bone, bone < 60 {
            #expect(abs(patient.anatomy.depths[4] * 1000 - bone) <= voxel, "\(bone)")
        } else {
            #expect(patient.anatomy.depths[4] == 1, "no bone within the site")
        }
        let lateral = try #require(reading.lateral)
        let away = patient.placement.origin - Vector(lateral[0], lateral[1], lateral[2])
        #expect(away.length <= voxel, "\(away)")
    }

    @Test(
        "on every line straight in that meets bone within the site, the bone's surface lies within a voxel of where an independent reading of the files finds it",
        .enabled(if: Pelvis.hasNibabel, "\(Pelvis.noNibabel)"), arguments: ["left", "right"])
    func bones(side: String) throws {
        let patient = try (side == "left" ? Pelvis.left : Pelvis.right).get()
        var places: [Vector] = []
        for y in stride(from: -0.055, through: 0.055, by: 0.005) {
            for x in [-0.030, -0.015, 0, 0.015, 0.030] { places.append(Vector(x, y, 0)) }
        }
        let reading = try Reading(of: patient, side: side, others: places)
        let voxel = (reading.spacing.max() ?? 0) * 1e-3
        var (met, missed, offs) = (0, 0, [Double]())
        for (place, bone) in zip(places, reading.bones) {
            let own = (-20...620).map { Double($0) * 1e-4 }.first {
                patient.anatomy.below(place - Vector(0, 0, $0))[4] >= 0
            }
            guard let bone, bone < 60 else { continue }
            met += 1
            let surface = place - Vector(0, 0, bone * 1e-3)
            #expect(abs(patient.anatomy.below(surface)[4]) <= voxel, "\(place.x) \(place.y): \(bone) mm")
            if let own { offs.append(abs(own - bone * 1e-3)) } else { missed += 1 }
        }
        #expect(met > 8 && missed * 10 <= met, "\(met) lines meet bone, \(missed) of them only in one reading")
        // Along a line that only grazes the bone it is further than across.
        #expect(offs.sorted()[offs.count / 2] <= voxel, "\(offs)")
    }

    @Test("bone lies where the labels have it, beside the landmark too")
    func bone() throws {
        let patient = try Pelvis.left.get()
        var reader = try ScanReader(path: Pelvis.labels)
        let header = reader.header
        var (inside, wrong) = (0, 0)
        for z in 0..<header.sizes.z {
            let slice = try reader.slice()
            for (index, label) in slice.enumerated() where label == 77 {
                let voxel = Vector(Double(index % header.sizes.x), Double(index / header.sizes.x), Double(z))
                let place = patient.placement.voxel(header.affine.place(voxel))
                guard abs(place.x) < 0.05, abs(place.y) < 0.05, place.z > -0.060 else { continue }
                inside += 1
                if patient.anatomy.below(place)[4] < -0.001 { wrong += 1 }
            }
        }
        #expect(inside > 20)
        #expect(wrong * 50 < inside, "\(wrong) of \(inside) voxels of the hip bone are outside its surface")
    }

    @Test("layers lie inside each other everywhere, and the skin is smooth in spite of 3 mm voxels")
    func smooth() throws {
        // The scan's field of view cuts the left hip off, some 16 mm from the landmark.
        for (patient, reach) in [(try Pelvis.left.get(), 15), (try Pelvis.right.get(), 30)] {
            let anatomy = patient.anatomy
            var steepest = 0.0
            var before: Vector?
            for step in -reach...reach {
                let x = Double(step) * 0.001
                let contact = anatomy.contact(tip: Vector(x, 0, 0.012), axis: Vector(0, 0, -1))
                #expect(contact.travel > -0.05)
                for face in 1..<5 { #expect(contact.faces[face] >= contact.faces[face - 1]) }
                if let before { steepest = max(steepest, (contact.normal - before).length) }
                before = contact.normal
            }
            // A voxel's step would turn the normal by up to 90° (1.4).
            #expect(steepest < 0.25, "\(steepest)")
        }
    }

    @Test("the chart lies on the skin within 1.5 mm, as far as the scan shows it and 25 mm around the landmark")
    func chart() throws {
        for (patient, reach) in [(try Pelvis.left.get(), 0.010), (try Pelvis.right.get(), 0.025)] {
            var deepest = 0.0
            for x in stride(from: -reach, through: reach, by: 0.005) {
                for y in stride(from: -reach, through: reach, by: 0.005) {
                    let place = patient.chart.place(x: x, y: y)
                    deepest = max(deepest, abs(patient.anatomy.depth(of: place.point)))
                    let back = patient.chart.under(place.point + place.normal * 0.003)
                    #expect(abs(back.height - 0.003) < 3e-4 && abs(back.x - x) < 1.5e-3 && abs(back.y - y) < 1.5e-3)
                }
            }
            #expect(deepest < 0.0015, "\(deepest)")
        }
    }

    @Test("a patient file gives the same patient back, and keeps no text of the scan")
    func file() throws {
        let patient = try Pelvis.left.get()
        let bytes = PatientFile.bytes(of: patient)
        let again = try PatientFile.read(bytes)
        #expect(again.id == patient.id && again.id.count == 32)
        #expect(again.site == patient.site && again.chart == patient.chart && again.placement == patient.placement)
        for face in 0..<5 { #expect(again.anatomy.depths[face] == patient.anatomy.depths[face]) }
        for point in stride(from: 0, to: patient.boundaries.field.count, by: 977) {
            for lane in 0..<5 {
                let (a, b) = (
                    again.boundaries.field.value(at: point, lane), patient.boundaries.field.value(at: point, lane)
                )
                #expect(abs(a - max(-0.131, min(0.131, b))) < 1e-5)
            }
        }
        let text = String(decoding: bytes.prefix(while: { $0 != 0 }), as: UTF8.self)
        #expect(text == "\(PatientFile.format)\n\(SitePatient.notice.en)\n\(SitePatient.notice.ja)\n")
        #expect(text.contains("personal data"))
        // The same scan under another name, with a text in its header, gives the same file but for the random id.
        #expect(try Pelvis.patient(.ventroglutealLeft).id != patient.id)
    }

    @Test("no mutation of a patient file crashes, and none passes as another patient")
    func mutations() throws {
        var random = SeededRandom(seed: 5)
        let whole = PatientFile.bytes(of: try Pelvis.left.get())
        for _ in 0..<60 {
            var bytes = whole
            let place = Int.random(in: 0..<bytes.count, using: &random)
            switch Int.random(in: 0..<3, using: &random) {
            case 0: bytes[place] ^= 1 << UInt8.random(in: 0..<8, using: &random)
            case 1: bytes.removeLast(min(bytes.count, Int.random(in: 1..<5000, using: &random)))
            default: bytes.removeSubrange(place..<min(bytes.count, place + 5))
            }
            #expect(throws: PatientFile.Problem.self) { _ = try PatientFile.read(bytes) }
        }
        #expect(throws: PatientFile.Problem.notAPatient) { _ = try PatientFile.read([]) }
        #expect(throws: PatientFile.Problem.newer) { _ = try PatientFile.read(Array("senshi-patient/9\n".utf8)) }
    }

    @Test("a site of 120 × 120 × 80 mm at 1 mm takes at most 64 MiB")
    func memory() throws {
        let spacing = 0.001
        let sizes = [PatientImport.size.x, PatientImport.size.y, PatientImport.size.z].map {
            Int(($0 / spacing).rounded()) + 1
        }
        let store = unsafe BoundaryStore(
            origin: .zero, spacing: spacing, sizes: (sizes[0], sizes[1], sizes[2])
        ) { _ in }
        #expect(sizes[0] >= 121 && sizes[1] >= 121 && sizes[2] >= 81)
        #expect(store.byteCount <= 64 << 20)
    }
}
