/// Functions whose effect no line of a table can tell.
enum Special: String, CaseIterable, Sendable {
    case compact, extract, sprintf, vsprintf, printf, vprintf, implode, join
    case stringReplace = "str_replace"
    case stringReplaceCaseless = "str_ireplace"
    case patternReplace = "preg_replace"
    case patternReplaceCallback = "preg_replace_callback"
    case translate = "strtr"
    case arrayMap = "array_map"
    case mapDeep = "map_deep"
    case arrayWalk = "array_walk"
    case arrayFilter = "array_filter"
    case arrayReduce = "array_reduce"
    case callUserFunc = "call_user_func"
    case callUserFuncArray = "call_user_func_array"
    case funcGetArgs = "func_get_args"
    case funcGetArg = "func_get_arg"
    case setType = "settype"
    case define, constant
    case filterVar = "filter_var"
    case filterInput = "filter_input"
    case filterInputArray = "filter_input_array"
    case shortcodeAtts = "shortcode_atts"
    case parseArgs = "wp_parse_args"
    case arrayMerge = "array_merge"
    case arrayReplace = "array_replace"
    case arrayCombine = "array_combine"
    case arrayIntersectKey = "array_intersect_key"
    case arrayIntersect = "array_intersect"
    case arrayFillKeys = "array_fill_keys"
    case arrayFlip = "array_flip"
    case arrayKeys = "array_keys"
    case arrayValues = "array_values"
    case arrayPush = "array_push"
    case arrayUnshift = "array_unshift"
    case applyFilters = "apply_filters"
    case doAction = "do_action"
    case htmlSpecialChars = "htmlspecialchars"
    case htmlEntities = "htmlentities"
    case jsonEncode = "json_encode"
    case wpJSONEncode = "wp_json_encode"
    case addQueryArg = "add_query_arg"
    case removeQueryArg = "remove_query_arg"
    case fileGetContents = "file_get_contents"
    case fopen
    case curlSetopt = "curl_setopt"
    case curlSetoptArray = "curl_setopt_array"
    case unserialize
    case parseStr = "parse_str"
    case errorLog = "error_log"
    case dirname
    case isWPError = "is_wp_error"
    case currentAction = "wp_get_referer"
    case printR = "print_r"
    case varExport = "var_export"
    case kses = "wp_kses"
    case searchQuery = "get_search_query"
    case currentUser = "get_current_user_id"
    case currentUserObject = "wp_get_current_user"
    case translation = "__"
    case contextTranslation = "_x"
    case plural = "_n"
    case contextPlural = "_nx"
    case passwordKey = "check_password_reset_key"
    case authenticate = "wp_authenticate"
    case signOn = "wp_signon"
    case handleUpload = "wp_handle_upload"
    case filePutContents = "file_put_contents"
    case parseURL = "parse_url"
    case wpParseURL = "wp_parse_url"

    /// Whether the engine checks its arguments itself, with more than a table can say.
    var checksItself: Bool {
        switch self {
        case .printf, .vprintf, .fileGetContents, .fopen, .printR, .varExport, .curlSetopt, .curlSetoptArray: true
        default: false
        }
    }
}
