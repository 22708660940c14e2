/// JSON Schema (draft-07) of the messages that are JSON.
enum JSONSchemas {
    static let event = """
        {"$schema":"http://json-schema.org/draft-07/schema#","title":"senshi.Event","type":"object",\
        "required":["tick","time_s","kind"],"properties":{"tick":{"type":"integer","minimum":0},\
        "time_s":{"type":"number"},"kind":{"type":"string"},"count":{"type":"integer","minimum":1},\
        "fault":{"type":"string"},"action":{"enum":["choose","check","confirm","did","rule","end"]},\
        "evidence":{"enum":["sensed","decided","instructor","self"]},"step":{"type":"string"},\
        "option":{"type":"string"},"item":{"type":"string"},"what":{"type":"string"},\
        "points":{"type":"number"},"because":{"type":"string"},"by":{"type":"string"}},"additionalProperties":false}
        """
    static let score = """
        {"$schema":"http://json-schema.org/draft-07/schema#","title":"senshi.Score","type":"object",\
        "required":["scenario","guideline","verdict","earned","available","steps","criticalErrors"],\
        "properties":{"verdict":{"enum":["passed","failed","void"]},"earned":{"type":"number"},\
        "available":{"type":"number"},"passMark":{"type":"number"},"draft":{"type":"boolean"},\
        "steps":{"type":"array"},"criticalErrors":{"type":"array"},"metrics":{"type":"array"}}}
        """
    static let timing = """
        {"$schema":"http://json-schema.org/draft-07/schema#","title":"senshi.Timing","type":"object",\
        "required":["ticks","missed","dropped","stepped"],"properties":{"ticks":{"type":"integer"},\
        "missed":{"type":"integer"},"dropped":{"type":"integer"},"p50":{"type":"number"},"p99":{"type":"number"},\
        "p999":{"type":"number"},"maximum":{"type":"number"},"stepped":{"type":"boolean"},"policy":{"type":"string"}}}
        """
    static let end = """
        {"$schema":"http://json-schema.org/draft-07/schema#","title":"senshi.End","type":"object",\
        "required":["ticks","sha256","ending"],"properties":{"ticks":{"type":"integer"},\
        "sha256":{"type":"string","pattern":"^[0-9a-f]{64}$"},"ending":{"type":"string"},\
        "droppedReports":{"type":"integer"},"droppedInputs":{"type":"integer"},\
        "droppedRecords":{"type":"integer"},"droppedTelemetry":{"type":"integer"}}}
        """
    static let state = """
        {"$schema":"http://json-schema.org/draft-07/schema#","title":"senshi.State","type":"object",\
        "required":["tick","time_s","depth_mm","layer","angle_deg","force_N","sent_N","plunger"],\
        "properties":{"tick":{"type":"integer","minimum":0},"time_s":{"type":"number"},"depth_mm":{"type":"number"},\
        "layer":{"enum":["air","skin","fat","fascia","muscle","bone"]},"angle_deg":{"type":"number"},\
        "force_N":{"type":"number"},"sent_N":{"type":"number"},"plunger":{"type":"number"},\
        "step":{"type":"string"},"fault":{"type":"string"}},"additionalProperties":false}
        """
}
