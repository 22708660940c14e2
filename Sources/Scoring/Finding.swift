/// What is known of one criterion: the observation that counts, and where it lies in the band.
struct Finding: Equatable {
    var seen: Observation
    var judgement: Judgement
}
