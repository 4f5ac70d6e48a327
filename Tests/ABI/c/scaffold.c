/* Scaffolding through the C interface: answers, archives, schemas, errors, the REST operations, threads, equal runs. */
#include "check.h"

#define PLUGIN                                                                                                         \
    "{\"kind\": \"plugin\", \"plugin_name\": \"Product Manager\", \"requires_at_least\": \"6.1\", \"features\": "      \
    "[\"custom_post_type\", \"rest_api\", \"settings\"]"

static wpllm_result *scaffold(wpllm_context *context, const char *request) {
    wpllm_result *result = NULL;
    CHECK_STATUS(WPLLM_OK, wpllm_scaffold(context, request, strlen(request), &result, NULL));
    return result;
}

static int has(const char *text, const char *part) {
    return text != NULL && strstr(text, part) != NULL;
}

static void answers(wpllm_context *context) {
    wpllm_result *result = scaffold(context, PLUGIN "}");
    size_t length = 0;
    const char *json = wpllm_result_json(result, &length);
    CHECK(json && strlen(json) == length);
    CHECK(has(json, "\"object\":\"plugin_generation\"") && has(json, "\"plugin_name\":\"Product Manager\""));
    CHECK(has(json, "\"filename\":\"product-manager.php\"") && has(json, "\"filename\":\"uninstall.php\""));
    CHECK(has(json, "\"passed\":true") && has(json, "\"complete\":true") && has(json, "register_post_type("));
    CHECK(wpllm_result_bytes(result, NULL) == NULL);
    wpllm_result_free(result);

    result = scaffold(context, PLUGIN ", \"verify\": false}");
    CHECK(has(wpllm_result_json(result, NULL), "\"verification\":null"));
    wpllm_result_free(result);

    result =
        scaffold(context, "{\"kind\": \"block\", \"block_type\": \"testimonial\", \"attributes\": {\"author_name\": "
                          "\"string\"}, \"features\": [\"server_side_rendering\", \"custom_controls\"]}");
    json = wpllm_result_json(result, NULL);
    CHECK(has(json, "\"object\":\"block_generation\"") && has(json, "authorName") && has(json, "render.php"));
    wpllm_result_free(result);

    result = scaffold(context, "{\"kind\": \"theme\", \"theme_name\": \"Autumn\", \"type\": \"block_theme\"}");
    json = wpllm_result_json(result, NULL);
    CHECK(has(json, "\"object\":\"theme_generation\"") && has(json, "theme.json") &&
          has(json, "\"encoding\":\"base64\""));
    wpllm_result_free(result);

    static const char *const kinds[] = {"plugin", "block", "theme"};
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        char request[64];
        snprintf(request, sizeof request, "{\"kind\": \"%s\", \"schema\": true}", kinds[i]);
        result = scaffold(context, request);
        CHECK(has(wpllm_result_json(result, NULL), "\"$schema\""));
        wpllm_result_free(result);
    }
}

/* An archive is bytes, the same in every run. */
static void archives(wpllm_context *context) {
    wpllm_result *first = scaffold(context, PLUGIN ", \"format\": \"zip\"}");
    wpllm_result *second = scaffold(context, PLUGIN ", \"format\": \"zip\"}");
    size_t lengths[2] = {0};
    const char *a = wpllm_result_bytes(first, &lengths[0]);
    const char *b = wpllm_result_bytes(second, &lengths[1]);
    CHECK(wpllm_result_json(first, NULL) == NULL);
    CHECK(a && b && lengths[0] > 1000 && lengths[0] == lengths[1] && memcmp(a, b, lengths[0]) == 0);
    CHECK(a && memcmp(a, "PK\3\4", 4) == 0);
    wpllm_result_free(first);
    wpllm_result_free(second);
}

static void errors(wpllm_context *context) {
    wpllm_result *result = NULL;
#define SCAFFOLD(status, path, json)                                                                                   \
    CHECK_ERROR(status, path, wpllm_scaffold(context, json, sizeof(json) - 1, &result, &err))
    SCAFFOLD(WPLLM_E_INVALID_JSON, ANY_PATH, "");
    SCAFFOLD(WPLLM_E_INVALID_JSON, ANY_PATH, "{\"kind\": \"\xff\"}");
    SCAFFOLD(WPLLM_E_INVALID_REQUEST, ANY_PATH, "[]");
    SCAFFOLD(WPLLM_E_INVALID_REQUEST, "kind", "{}");
    SCAFFOLD(WPLLM_E_INVALID_REQUEST, "kind", "{\"kind\": \"widget\"}");
    SCAFFOLD(WPLLM_E_INVALID_REQUEST, "format", "{\"kind\": \"plugin\", \"plugin_name\": \"A\", \"format\": \"tar\"}");
    SCAFFOLD(WPLLM_E_INVALID_REQUEST, "plugin_name", "{\"kind\": \"plugin\"}");
    SCAFFOLD(WPLLM_E_INVALID_REQUEST, "plugin_name", "{\"kind\": \"plugin\", \"plugin_name\": 5}");
    SCAFFOLD(WPLLM_E_INVALID_REQUEST, "features[0]",
             "{\"kind\": \"plugin\", \"plugin_name\": \"A\", \"features\": [\"teleport\"]}");
    SCAFFOLD(WPLLM_E_INVALID_REQUEST, "deadline_ms",
             "{\"kind\": \"plugin\", \"plugin_name\": \"A\", \"deadline_ms\": 0}");
    CHECK(result == NULL);
    CHECK_ERROR(WPLLM_E_INVALID_ARGUMENT, "request", wpllm_scaffold(context, NULL, 0, &result, &err));
    CHECK_ERROR(WPLLM_E_INVALID_ARGUMENT, "out", wpllm_scaffold(context, PLUGIN "}", sizeof PLUGIN, NULL, &err));
    CHECK_ERROR(WPLLM_E_BAD_HANDLE, ANY_PATH, wpllm_scaffold(NULL, PLUGIN "}", sizeof PLUGIN, &result, &err));
}

static void operation(wpllm_context *context, const char *method, const char *path, const char *body, int32_t status,
                      const char *part) {
    wpllm_result *response = NULL;
    CHECK_STATUS(WPLLM_OK,
                 wpllm_request(context, method, path, NULL, 0, body, body ? strlen(body) : 0, &response, NULL));
    CHECK(wpllm_result_http_status(response) == status);
    CHECK(has(wpllm_result_json(response, NULL), part));
    wpllm_result_free(response);
}

static void operations(wpllm_context *context) {
    operation(context, "POST", "/v1/plugins/scaffold", "{\"plugin_name\": \"My Plugin\", \"structure\": \"standard\"}",
              200, "\"object\":\"plugin_scaffold\"");
    operation(context, "POST", "/v1/plugins/generate", "{\"plugin_name\": \"My Plugin\", \"features\": [\"cron\"]}",
              200, "\"object\":\"plugin_generation\"");
    operation(context, "POST", "/v1/blocks/generate", "{\"block_type\": \"quote-card\"}", 200,
              "\"object\":\"block_generation\"");
    operation(context, "POST", "/v1/themes/generate", "{\"theme_name\": \"Autumn\"}", 200,
              "\"object\":\"theme_generation\"");
    operation(context, "GET", "/v1/plugins/schema", NULL, 200, "\"plugin_name\"");
    operation(context, "POST", "/v1/plugins/generate", "{\"features\": []}", 400, "plugin_name");
    operation(context, "GET", "/v1/plugins/generate", NULL, 405, "method_not_allowed");

    wpllm_result *response = NULL;
    static const char body[] = "{\"plugin_name\": \"My Plugin\", \"format\": \"zip\"}";
    CHECK_STATUS(WPLLM_OK, wpllm_request(context, "POST", "/v1/plugins/generate", NULL, 0, body, sizeof body - 1,
                                         &response, NULL));
    const char *headers = wpllm_result_http_headers(response, NULL);
    CHECK(has(headers, "\"content-type\":\"application/zip\"") && has(headers, "my-plugin.zip"));
    const char *bytes = wpllm_result_bytes(response, NULL);
    CHECK(bytes && memcmp(bytes, "PK\3\4", 4) == 0);
    wpllm_result_free(response);
}

static void *generate(void *context) {
    for (int i = 0; i < 5; i++) {
        wpllm_result *result = scaffold(context, PLUGIN "}");
        CHECK(has(wpllm_result_json(result, NULL), "\"passed\":true"));
        wpllm_result_free(result);
    }
    return NULL;
}

static void threads(wpllm_context *context) {
    pthread_t threads[4];
    for (size_t i = 0; i < sizeof threads / sizeof *threads; i++) {
        CHECK(pthread_create(&threads[i], NULL, generate, context) == 0);
    }
    for (size_t i = 0; i < sizeof threads / sizeof *threads; i++) {
        pthread_join(threads[i], NULL);
    }
}

int main(int argc, char **argv) {
    (void)argc;
    model_dir = argv[1];
    wpllm_context *context = open_context();
    answers(context);
    archives(context);
    errors(context);
    operations(context);
    threads(context);
    wpllm_context_free(context);
    return check_done();
}
