import Engine
import Testing

@Suite struct GenerateRequestTests {
    private func parse(_ json: String) throws -> GenerateRequest {
        let bytes = Array(json.utf8)
        return try bytes.withUnsafeBytes { try GenerateRequest(parsing: $0) }
    }

    @Test func readsEveryField() throws {
        let request = try parse(
            """
            {"model": "m", "messages": [{"role": "user", "content": "hi", "x_id": 1}], "max_tokens": 5, "temperature": 0,
             "top_p": 0.5, "top_k": 3, "min_p": 0.1, "repeat_penalty": 1.5, "presence_penalty": -1,
             "frequency_penalty": 2, "seed": -7, "stop": ["a", "b"], "stream": true, "deadline_ms": 10, "x_any": {}}
            """)
        #expect(request.model == "m")
        #expect(request.maximumTokens == 5)
        #expect(request.sampling.temperature == 0)
        #expect(request.sampling.topP == 0.5)
        #expect(request.sampling.topK == 3)
        #expect(request.sampling.minP == 0.1)
        #expect(request.sampling.repeatPenalty == 1.5)
        #expect(request.sampling.presencePenalty == -1)
        #expect(request.sampling.frequencyPenalty == 2)
        #expect(request.seed == UInt64(bitPattern: -7))
        #expect(request.stop == ["a", "b"])
        #expect(request.deadline != nil)
    }

    @Test(
        arguments: [
            (#"{"prompt": "a"}"#, "model"),
            (#"{"model": "m"}"#, "prompt"),
            (#"{"model": 1, "prompt": "a"}"#, "model"),
            (#"{"model": "m", "prompt": "a", "messages": []}"#, "messages"),
            (#"{"model": "m", "messages": []}"#, "messages"),
            (#"{"model": "m", "messages": [1]}"#, "messages[0]"),
            (#"{"model": "m", "messages": [{"role": "user"}]}"#, "messages[0].content"),
            (#"{"model": "m", "messages": [{"role": "user", "content": 1}]}"#, "messages[0].content"),
            (#"{"model": "m", "messages": [{"role": "user", "content": "a", "name": 1}]}"#, "messages[0].name"),
            (#"{"model": "m", "prompt": "a", "max_tokens": 0}"#, "max_tokens"),
            (#"{"model": "m", "prompt": "a", "max_tokens": 1.5}"#, "max_tokens"),
            (#"{"model": "m", "prompt": "a", "max_tokens": 1e99}"#, "max_tokens"),
            (#"{"model": "m", "prompt": "a", "temperature": 2.1}"#, "temperature"),
            (#"{"model": "m", "prompt": "a", "temperature": "1"}"#, "temperature"),
            (#"{"model": "m", "prompt": "a", "top_p": -0.1}"#, "top_p"),
            (#"{"model": "m", "prompt": "a", "repeat_penalty": 0}"#, "repeat_penalty"),
            (#"{"model": "m", "prompt": "a", "stop": [""]}"#, "stop[0]"),
            (#"{"model": "m", "prompt": "a", "stop": ["a", 1]}"#, "stop[1]"),
            (#"{"model": "m", "prompt": "a", "stream": 1}"#, "stream"),
            (#"{"model": "m", "prompt": "a", "deadline_ms": 0}"#, "deadline_ms"),
            (#"{"model": "m", "prompt": "a", "temprature": 1}"#, "temprature"),
        ])
    func namesTheField(_ json: String, _ path: String) {
        #expect {
            _ = try parse(json)
        } throws: { error in
            guard let failure = error as? Failure else { return false }
            return failure.status == .invalidRequest && failure.path == path
        }
    }

    @Test func refusesWhatIsNoObject() {
        for json in ["[]", "1", "\"a\"", "null"] {
            #expect(throws: Failure.self) { try parse(json) }
        }
    }

    @Test func saysWhereJSONIsBroken() {
        #expect {
            _ = try parse("{\"model\": \"m\",\n \"prompt\": }")
        } throws: { error in
            guard let failure = error as? Failure else { return false }
            return failure.status == .invalidJSON && failure.message.contains("line 2")
        }
    }
}
