import JSON

extension [(String, JSONValue)] {
    var object: JSONObject { JSONObject(self) }
}
