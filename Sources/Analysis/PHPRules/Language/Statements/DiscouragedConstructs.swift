import PHPSyntax

/// Constructs that make code hard to follow: `goto`, `eval`, `and` and `or`, `@`.
struct DiscouragedConstructs: NodeRule {
    static let ids = ["php.goto", "php.eval", "php.word-operator", "php.silenced-error"]
    static let kinds: [NodeKind] = [.goto, .eval, .binary, .errorSuppress]

    func visit(_ node: NodeID, in file: FileContext, report: inout Reporter) {
        let tree = file.tree
        switch tree.kind(node) {
        case .goto: report("php.goto", at: node, values: ["label": tree.child(node, 0).map(tree.text) ?? ""])
        case .eval: report("php.eval", at: node)
        case .binary: checkOperator(node, file, &report)
        default: checkSilence(node, file, &report)
        }
    }

    /// `$a = f() and g()` assigns before `and`; `f() or die()` is an idiom that means what it says.
    private func checkOperator(_ node: NodeID, _ file: FileContext, _ report: inout Reporter) {
        let tree = file.tree
        let (word, sign): (String, String)
        switch tree.mainTokenKind(node) {
        case .kwLogicalAnd: (word, sign) = ("and", "&&")
        case .kwLogicalOr: (word, sign) = ("or", "||")
        case .kwLogicalXor: (word, sign) = ("xor", "!==")
        default: return
        }
        guard let left = tree.child(node, 0), let right = tree.child(node, 1), word != "xor" else { return }
        let isIdiom: Bool
        switch tree.kind(right) {
        case .exit, .throw, .include: isIdiom = true
        default: isIdiom = ControlFlow.ends(file, right)
        }
        if isIdiom && file.parentKind(node) == .expressionStatement { return }
        let bindsTighter = Self.isAssignment(tree.kind(left)) && !tree.flags(left).contains(.parenthesised)
        // Elsewhere the signs mean the same if no looser operator stands on either side.
        let isSafe =
            !bindsTighter && !Self.isLoose(file, left) && !Self.isLoose(file, right)
            && file.parentKind(node) != .binary
        let token = tree.tokens.range(tree.mainToken(node))
        report(
            "php.word-operator", at: token, values: ["word": word, "sign": sign],
            severity: bindsTighter ? .medium : .low,
            fix: isSafe ? file.replacing(token, with: sign, title: "Write \(sign)") : nil)
    }

    private static func isAssignment(_ kind: NodeKind) -> Bool {
        kind == .assign || kind == .assignReference || kind == .compoundAssign
    }

    private static func isLoose(_ file: FileContext, _ node: NodeID) -> Bool {
        if file.tree.flags(node).contains(.parenthesised) { return false }
        switch file.tree.kind(node) {
        case .variable, .index, .property, .staticProperty, .classConstant, .constant, .call, .methodCall, .staticCall,
            .integer, .float, .string, .isset, .empty, .array:
            return false
        default: return true
        }
    }

    /// Functions that warn about what the caller cannot know beforehand, and tell by their value whether they worked.
    private static let usual: Set<String> = [
        "chdir", "chmod", "chown", "copy", "curl_exec", "disk_free_space", "dns_get_record", "exif_read_data",
        "exif_imagetype", "fgets", "file", "file_exists", "file_get_contents",
        "file_put_contents", "fileatime", "filectime", "filemtime", "fileowner", "fileperms", "filesize", "filetype",
        "fopen", "fputs", "fread", "fseek", "fsockopen", "ftp_chdir", "ftp_chmod", "ftp_connect", "ftp_delete",
        "ftp_fget", "ftp_fput", "ftp_get_option", "ftp_login", "ftp_mkdir", "ftp_pwd", "ftp_rmdir", "ftp_site",
        "ftp_size", "ftp_ssl_connect", "ftp_systype", "ftp_chdir", "ftp_close", "ftp_mdtm", "ftp_nlist", "ftp_pasv",
        "ftp_rawlist", "ftp_rename", "fwrite", "getimagesize", "getimagesizefromstring", "get_headers", "glob",
        "gethostbyname", "gzinflate", "gzopen", "gzuncompress", "iconv", "iconv_mime_decode", "imagecreatefrompng",
        "imagecreatefromjpeg", "imagecreatefromgif", "imagecreatefromstring", "imagecreatefromwebp",
        "imagecreatefromavif", "ini_set", "is_dir", "is_file", "is_link", "is_readable", "is_writable", "is_writeable",
        "json_decode", "libxml_disable_entity_loader", "link", "lstat", "mkdir", "mb_convert_encoding",
        "move_uploaded_file", "mysqli_connect", "mysqli_real_connect", "nl_langinfo", "ob_end_clean", "ob_end_flush",
        "opendir", "parse_ini_file", "parse_url", "preg_match", "readlink", "realpath", "rename", "rmdir",
        "scandir", "session_start", "set_time_limit", "simplexml_load_string", "simplexml_load_file", "socket_connect",
        "ssh2_connect", "stat", "stream_get_contents", "stream_set_timeout", "stream_socket_client",
        "stream_select", "stream_socket_accept", "stream_socket_enable_crypto", "symlink", "tempnam", "tmpfile",
        "touch", "trigger_error", "umask", "unlink", "unserialize", "unpack", "xml_parse", "zip_open", "php_uname",
        "posix_getpwuid", "posix_getgrgid", "openssl_decrypt", "openssl_pkey_get_private",
        "apc_fetch", "apcu_fetch", "connection_aborted", "header", "setcookie", "setlocale",
        "date_default_timezone_set",
        "loadhtml", "loadxml", "load", "loadhtmlfile", "ftp_put", "ftp_get", "ftp_exec", "is_executable",
        "error_log", "ignore_user_abort", "ini_get", "iptcparse", "inet_pton", "inet_ntop", "flock", "clearstatcache",
        "parse_ini_string", "sys_getloadavg", "getmypid", "extension_loaded", "dl", "proc_open", "popen",
        "disk_total_space", "ftruncate", "pfsockopen", "getservbyname", "gethostbyaddr", "checkdnsrr", "getmxrr",
        "ldap_bind", "ldap_connect", "ldap_search", "pg_connect", "mysql_connect", "odbc_connect", "exec", "mail",
    ]

    /// Groups of such functions.
    private static let usualPrefixes = [
        "socket_", "stream_", "ftp_", "ssh2_", "gz", "bz", "image", "openssl_", "ldap_", "mysqli_", "pg_", "dns_",
        "curl_",
        "posix_", "shmop_", "sem_", "imap_", "zip_", "exif_", "iconv_",
    ]

    private func checkSilence(_ node: NodeID, _ file: FileContext, _ report: inout Reporter) {
        let tree = file.tree
        guard let operand = tree.child(node, 0) else { return }
        let name: String
        switch tree.kind(operand) {
        case .include: return
        case .call, .methodCall, .staticCall:
            guard let called = Call(operand, in: file)?.name else { return }
            let isUsual = Self.usual.contains(called) || Self.usualPrefixes.contains(where: called.hasPrefix)
            // Methods that are called like functions are not those functions.
            if isUsual && (tree.kind(operand) == .call || called.hasPrefix("load")) { return }
            name = called + "()"
        default: name = file.text(operand, limit: 40)
        }
        report("php.silenced-error", at: node, values: ["what": name])
    }
}
