/* Analysis through the C interface: answers, formats, errors, the REST operations, threads, fork, cancelling, speed. */
#include "check.h"
#include <sys/wait.h>

#define CODE "<?php\\nfunction show() {\\n\\techo 'Hello ' . $_GET['name'];\\n}\\nadd_action( 'wp_footer', 'show' );\\n"
#define PLAIN "{\"code\": \"" CODE "\", \"analysis_type\": \"security\"}"

static wpllm_result *analyze(wpllm_context *context, const char *request) {
    wpllm_result *result = NULL;
    CHECK_STATUS(WPLLM_OK, wpllm_analyze(context, request, strlen(request), &result, NULL));
    return result;
}

static int has(const char *text, const char *part) {
    return text != NULL && strstr(text, part) != NULL;
}

static void answers(wpllm_context *context) {
    wpllm_result *result = analyze(context, PLAIN);
    size_t length = 0;
    const char *json = wpllm_result_json(result, &length);
    CHECK(json && strlen(json) == length);
    CHECK(has(json, "\"object\":\"code_analysis\"") && has(json, "\"rule\":\"xss.reflected\""));
    CHECK(has(json, "\"line\":3") && has(json, "\"severity\":\"high\"") && has(json, "\"cwe\":\"CWE-79\""));
    CHECK(has(json, "\"kind\":\"source\"") && has(json, "\"kind\":\"sink\"") && has(json, "\"complete\":true"));
    CHECK(wpllm_result_bytes(result, NULL) == NULL);
    CHECK(wpllm_result_http_status(result) == 0 && wpllm_result_http_headers(result, NULL) == NULL);
    wpllm_result_free(result);

    result = analyze(context, "{\"files\": [{\"name\": \"a.php\", \"content\": \"<?php\\nrequire 'b.php';\\n"
                              "show( $_GET['x'] );\"}, {\"name\": \"b.php\", \"content\": \"<?php\\n"
                              "function show( $text ) { echo $text; }\"}]}");
    json = wpllm_result_json(result, NULL);
    CHECK(has(json, "\"total_files\":2") && has(json, "xss.reflected"));
    CHECK(has(json, "\"file\":\"a.php\"") && has(json, "\"file\":\"b.php\""));
    wpllm_result_free(result);

    static const char *const formats[][2] = {
        {"text", "xss.reflected"}, {"github", "::error file="}, {"junit", "<testsuites"}, {"html", "<!DOCTYPE html>"}};
    for (size_t i = 0; i < sizeof formats / sizeof *formats; i++) {
        char request[1024];
        snprintf(request, sizeof request, "{\"code\": \"" CODE "\", \"format\": \"%s\"}", formats[i][0]);
        result = analyze(context, request);
        const char *text = wpllm_result_bytes(result, &length);
        CHECK(has(text, formats[i][1]) && strlen(text) == length);
        CHECK(wpllm_result_json(result, NULL) == NULL);
        wpllm_result_free(result);
    }
    result = analyze(context, "{\"code\": \"" CODE "\", \"format\": \"sarif\"}");
    CHECK(has(wpllm_result_json(result, NULL), "\"version\":\"2.1.0\""));
    wpllm_result_free(result);

    result = analyze(context, "{\"code\": \"" CODE "\", \"analysis_type\": \"security\", \"model\": \"wp-llm-nano\"}");
    CHECK(has(wpllm_result_json(result, NULL), "\"patch_note\":\""));
    wpllm_result_free(result);
    result = analyze(context, "{\"code\": \"" CODE "\", \"model\": \"wp-llm-13b\"}");
    CHECK(has(wpllm_result_json(result, NULL), "there is no model \\\"wp-llm-13b\\\""));
    wpllm_result_free(result);
}

static void errors(wpllm_context *context) {
    wpllm_result *result = NULL;
#define ANALYZE(status, path, json)                                                                                    \
    CHECK_ERROR(status, path, wpllm_analyze(context, json, sizeof(json) - 1, &result, &err))
    ANALYZE(WPLLM_E_INVALID_JSON, ANY_PATH, "");
    ANALYZE(WPLLM_E_INVALID_JSON, ANY_PATH, "{\"code\": \"\xff\"}");
    ANALYZE(WPLLM_E_INVALID_REQUEST, "code", "{}");
    ANALYZE(WPLLM_E_INVALID_REQUEST, "codes", "{\"codes\": \"\"}");
    ANALYZE(WPLLM_E_INVALID_REQUEST, "files", "{\"files\": []}");
    ANALYZE(WPLLM_E_INVALID_REQUEST, "files[0].content", "{\"files\": [{\"name\": \"a\"}]}");
    ANALYZE(WPLLM_E_INVALID_REQUEST, "analysis_type", "{\"code\": \"\", \"analysis_type\": \"x\"}");
    ANALYZE(WPLLM_E_INVALID_REQUEST, "format", "{\"code\": \"\", \"format\": \"pdf\"}");
    ANALYZE(WPLLM_E_INVALID_REQUEST, "disabled_rules[0]", "{\"code\": \"\", \"disabled_rules\": [\"no.rule\"]}");
    ANALYZE(WPLLM_E_INVALID_REQUEST, "explanations", "{\"code\": \"\", \"explanations\": 1001}");
    ANALYZE(WPLLM_E_INVALID_REQUEST, "configuration.sanitizers[0]",
            "{\"code\": \"\", \"configuration\": {\"sanitizers\": [\"x\"]}}");
    CHECK(result == NULL);
    CHECK_ERROR(WPLLM_E_INVALID_ARGUMENT, "request", wpllm_analyze(context, NULL, 0, &result, &err));
    CHECK_ERROR(WPLLM_E_INVALID_ARGUMENT, "out", wpllm_analyze(context, PLAIN, sizeof PLAIN - 1, NULL, &err));
    CHECK_ERROR(WPLLM_E_BAD_HANDLE, ANY_PATH, wpllm_analyze(NULL, PLAIN, sizeof PLAIN - 1, &result, &err));
    CHECK_ERROR(WPLLM_E_INVALID_ARGUMENT, "method", wpllm_request(context, NULL, "/", NULL, 0, NULL, 0, &result, &err));
    CHECK_ERROR(WPLLM_E_INVALID_ARGUMENT, "path", wpllm_request(context, "GET", NULL, NULL, 0, NULL, 0, &result, &err));
    CHECK_ERROR(WPLLM_E_INVALID_ARGUMENT, "path",
                wpllm_request(context, "GET", "/\xff", NULL, 0, NULL, 0, &result, &err));
    CHECK_ERROR(WPLLM_E_INVALID_ARGUMENT, "body", wpllm_request(context, "GET", "/", NULL, 0, NULL, 5, &result, &err));
    CHECK_ERROR(WPLLM_E_INVALID_JSON, ANY_PATH,
                wpllm_request(context, "GET", "/", "nonsense", 8, NULL, 0, &result, &err));
    CHECK_ERROR(WPLLM_E_BAD_HANDLE, ANY_PATH, wpllm_request(NULL, "GET", "/", NULL, 0, NULL, 0, &result, &err));
    CHECK(wpllm_result_http_status(NULL) == 0 && wpllm_result_http_headers(NULL, NULL) == NULL);
}

static void request(wpllm_context *context, const char *method, const char *path, const char *body, int32_t status,
                    const char *part) {
    static const char headers[] = "{\"X-Request-Id\": \"test-1\"}";
    wpllm_result *response = NULL;
    CHECK_STATUS(WPLLM_OK, wpllm_request(context, method, path, headers, sizeof headers - 1, body,
                                         body ? strlen(body) : 0, &response, NULL));
    size_t length = 0;
    const char *text = wpllm_result_json(response, &length);
    if (text == NULL) {
        text = wpllm_result_bytes(response, &length);
    }
    CHECK(wpllm_result_http_status(response) == status);
    CHECK(has(wpllm_result_http_headers(response, NULL), "\"x-request-id\":\"test-1\""));
    CHECK(has(wpllm_result_http_headers(response, NULL), "\"content-type\":"));
    CHECK((status == 405) == has(wpllm_result_http_headers(response, NULL), "\"allow\":"));
    CHECK(text && strlen(text) == length && has(text, part));
    wpllm_result_free(response);
}

static void operations(wpllm_context *context) {
    request(context, "POST", "/v1/analyze", PLAIN, 200, "\"object\":\"code_analysis\"");
    request(context, "POST", "/v1/analyze/batch",
            "{\"files\": [{\"name\": \"a.php\", \"content\": \"" CODE "\"}], \"analysis_type\": \"security\"}", 200,
            "\"average_score\":");
    request(context, "POST", "/v1/blocks/analyze",
            "{\"block_code\": \"registerBlockType( 'a/b', {} );\", \"analysis_type\": \"performance\"}", 200,
            "\"optimization_suggestions\":");
    request(context, "POST", "/v1/themes/analyze",
            "{\"theme_files\": [{\"name\": \"functions.php\", \"content\": \"<?php\"}], \"analysis_type\": "
            "\"performance\"}",
            200, "\"object\":\"theme_analysis\"");
    request(context, "POST", "/v1/generate", REQUEST, 200, "\"object\":\"text_generation\"");
    request(context, "POST", "/v1/generate/stream", REQUEST, 200, "\"delta\":{}");
    request(context, "GET", "/v1/models", NULL, 200, "\"id\":\"wp-llm-nano\"");
    request(context, "GET", "/v1/models/wp-llm-nano", NULL, 200, "\"specifications\":");
    request(context, "GET", "/v1/health?full=1", NULL, 200, "\"status\":\"healthy\"");
    request(context, "GET", "/v1/status", NULL, 200, "\"status\":\"operational\"");
    request(context, "GET", "/v1/nowhere", NULL, 404, "\"code\":\"route_not_found\"");
    request(context, "DELETE", "/v1/analyze", NULL, 405, "\"code\":\"method_not_allowed\"");
    request(context, "POST", "/v1/analyze", "{\"code\": 1}", 400, "\"type\":\"validation_error\"");
    request(context, "GET", "/v1/models/none", NULL, 404, "\"type\":\"resource_error\"");
}

/* A request with a PHP file of many functions, 10 lines each; free it. */
static char *large_request(int functions, const char *more) {
    size_t size = (size_t)functions * 600 + 1000;
    char *text = malloc(size);
    size_t length = (size_t)snprintf(text, size, "{%s\"analysis_type\": \"security\", \"code\": \"<?php\\n", more);
    for (int i = 0; i < functions; i++) {
        length += (size_t)snprintf(text + length, size - length,
                                   "/**\\n * Saves field %d.\\n */\\nfunction acme_save_%d( $post_id ) {\\n"
                                   "\\tif ( ! current_user_can( 'edit_post', $post_id ) ) {\\n\\t\\treturn;\\n\\t}\\n"
                                   "\\t$value = sanitize_text_field( wp_unslash( $_POST['field_%d'] ?? '' ) );\\n"
                                   "\\tupdate_post_meta( $post_id, 'acme_%d', $value );\\n}\\n",
                                   i, i, i, i);
    }
    snprintf(text + length, size - length, "\"}");
    return text;
}

static void speed(wpllm_context *context) {
    char *text = large_request(30, "");
    double first = 0, best = 1e9, sum = 0;
    for (int i = 0; i < 21; i++) {
        double begin = seconds();
        wpllm_result_free(analyze(context, text));
        double took = seconds() - begin;
        if (i == 0) {
            first = took;
        } else {
            best = took < best ? took : best;
            sum += took;
        }
    }
    fprintf(stderr, "a file of 300 lines: first %.2f ms, then %.2f ms, at best %.2f ms\n", first * 1e3, sum / 20 * 1e3,
            best * 1e3);
    CHECK(best < 0.05); /* 3 ms is the aim; a loaded machine and the sanitizer get more */
    free(text);
}

static void *analyze_often(void *context) {
    for (int i = 0; i < 10; i++) {
        wpllm_result *result = analyze(context, PLAIN);
        CHECK(has(wpllm_result_json(result, NULL), "xss.reflected"));
        wpllm_result_free(result);
    }
    return NULL;
}

static void *cancel_soon(void *context) {
    sleep_ms(100);
    for (int i = 0; i < 200; i++) {
        wpllm_context_cancel(context, NULL);
        sleep_ms(10);
    }
    return NULL;
}

static void concurrency(wpllm_context *context) {
    pthread_t threads[4];
    for (size_t i = 0; i < 4; i++) {
        pthread_create(&threads[i], NULL, analyze_often, context);
    }
    for (size_t i = 0; i < 4; i++) {
        pthread_join(threads[i], NULL);
    }

    wpllm_result *result = NULL;
    char *text = large_request(20000, "\"deadline_ms\": 50, ");
    double begin = seconds();
    CHECK_ERROR(WPLLM_E_DEADLINE, "deadline_ms", wpllm_analyze(context, text, strlen(text), &result, &err));
    CHECK(seconds() - begin < 20);
    free(text);
    text = large_request(60000, "");
    pthread_create(&threads[0], NULL, cancel_soon, context);
    CHECK_ERROR(WPLLM_E_CANCELLED, ANY_PATH, wpllm_analyze(context, text, strlen(text), &result, &err));
    pthread_join(threads[0], NULL);
    free(text);
}

static void in_child(wpllm_context *context) {
    pid_t child = fork();
    if (child == 0) {
        wpllm_result *result = NULL;
        int good = wpllm_analyze(context, PLAIN, sizeof PLAIN - 1, &result, NULL) == WPLLM_E_FORKED;
        wpllm_context *own = open_context();
        good = good && wpllm_analyze(own, PLAIN, sizeof PLAIN - 1, &result, NULL) == WPLLM_OK &&
               has(wpllm_result_json(result, NULL), "xss.reflected");
        _exit(good ? 0 : 1);
    }
    int status = 0;
    waitpid(child, &status, 0);
    CHECK(WIFEXITED(status) && WEXITSTATUS(status) == 0);
}

int main(int argc, char **argv) {
    (void)argc;
    model_dir = argv[1];
    wpllm_context *context = open_context();
    speed(context);
    answers(context);
    errors(context);
    operations(context);
    in_child(context);
    concurrency(context);
    wpllm_context_free(context);
    return check_done();
}
