/* What goes wrong: every wrong argument gets its status and an error that names the field. */
#include "check.h"

#define TEXT(literal) literal, sizeof literal - 1

static void null_everywhere(void) {
    wpllm_result *result = NULL;
    wpllm_context *context = NULL;
    wpllm_model *model = NULL, *other = NULL;
    wpllm_stream *stream = NULL;
    wpllm_event event = {.struct_size = sizeof event};
    size_t length = 7;

    CHECK_STATUS(WPLLM_E_INVALID_ARGUMENT, wpllm_capabilities(NULL, NULL));
    CHECK_STATUS(WPLLM_E_INVALID_ARGUMENT, wpllm_context_open(NULL, 0, NULL, NULL));
    CHECK_STATUS(WPLLM_E_BAD_HANDLE, wpllm_context_cancel(NULL, NULL));
    CHECK_STATUS(WPLLM_E_BAD_HANDLE, wpllm_context_drain_log(NULL, &result, NULL));
    CHECK_STATUS(WPLLM_E_BAD_HANDLE, wpllm_models(NULL, &result, NULL));
    CHECK_STATUS(WPLLM_E_BAD_HANDLE, wpllm_model_open(NULL, TEXT("wp-llm-nano"), &model, NULL));
    CHECK_STATUS(WPLLM_E_BAD_HANDLE, wpllm_model_info(NULL, &result, NULL));
    CHECK_STATUS(WPLLM_E_BAD_HANDLE, wpllm_tokenize(NULL, TEXT("x"), 0, &result, NULL));
    CHECK_STATUS(WPLLM_E_BAD_HANDLE, wpllm_detokenize(NULL, &(int32_t){1}, 1, 0, &result, NULL));
    CHECK_STATUS(WPLLM_E_BAD_HANDLE, wpllm_evaluate(NULL, &(int32_t){1}, 1, 0, &result, NULL));
    CHECK_STATUS(WPLLM_E_BAD_HANDLE, wpllm_embed_floats(NULL, &(const char *){"x"}, NULL, 1, &result, NULL));
    CHECK_STATUS(WPLLM_E_BAD_HANDLE, wpllm_generate(NULL, TEXT(REQUEST), &result, NULL));
    CHECK_STATUS(WPLLM_E_BAD_HANDLE, wpllm_generate_stream(NULL, TEXT(REQUEST), &stream, NULL));
    CHECK_STATUS(WPLLM_E_BAD_HANDLE, wpllm_generate_with(NULL, TEXT(REQUEST), NULL, NULL, &result, NULL));
    CHECK_STATUS(WPLLM_E_BAD_HANDLE, wpllm_stream_next(NULL, 0, &event, NULL));
    CHECK_STATUS(WPLLM_E_BAD_HANDLE, wpllm_stream_cancel(NULL, NULL));
    CHECK_STATUS(WPLLM_E_BAD_HANDLE, wpllm_embed(NULL, TEXT("{}"), &result, NULL));
    CHECK_STATUS(WPLLM_E_BAD_HANDLE, wpllm_error_code(NULL));
    CHECK(wpllm_result_json(NULL, NULL) == NULL && wpllm_result_json(NULL, &length) == NULL && length == 0);
    CHECK(wpllm_result_bytes(NULL, &length) == NULL && wpllm_result_tokens(NULL, &length) == NULL);
    CHECK(wpllm_result_floats(NULL, NULL, NULL) == NULL);
    CHECK(wpllm_error_message(NULL, NULL) == NULL && wpllm_error_json(NULL, NULL) == NULL);
    wpllm_context_free(NULL);
    wpllm_model_free(NULL);
    wpllm_stream_free(NULL);
    wpllm_result_free(NULL);
    wpllm_error_free(NULL);

    context = open_context();
    model = open_model(context, "wp-llm-nano");
    stream = open_stream(context, REQUEST);
    CHECK_ERROR(WPLLM_E_INVALID_ARGUMENT, ANY_PATH, wpllm_context_drain_log(context, NULL, &err));
    CHECK_ERROR(WPLLM_E_INVALID_ARGUMENT, ANY_PATH, wpllm_models(context, NULL, &err));
    CHECK_ERROR(WPLLM_E_INVALID_ARGUMENT, ANY_PATH, wpllm_model_open(context, NULL, 3, &other, &err));
    CHECK_ERROR(WPLLM_E_INVALID_ARGUMENT, ANY_PATH, wpllm_model_open(context, TEXT("wp-llm-nano"), NULL, &err));
    CHECK_ERROR(WPLLM_E_INVALID_ARGUMENT, ANY_PATH, wpllm_model_info(model, NULL, &err));
    CHECK_ERROR(WPLLM_E_INVALID_ARGUMENT, ANY_PATH, wpllm_tokenize(model, NULL, 3, 0, &result, &err));
    CHECK_ERROR(WPLLM_E_INVALID_ARGUMENT, ANY_PATH, wpllm_tokenize(model, TEXT("x"), 0, NULL, &err));
    CHECK_ERROR(WPLLM_E_INVALID_ARGUMENT, ANY_PATH, wpllm_detokenize(model, NULL, 3, 0, &result, &err));
    CHECK_ERROR(WPLLM_E_INVALID_ARGUMENT, ANY_PATH, wpllm_evaluate(model, NULL, 3, 0, &result, &err));
    CHECK_ERROR(WPLLM_E_INVALID_ARGUMENT, ANY_PATH, wpllm_evaluate(model, NULL, 0, 0, &result, &err));
    CHECK_ERROR(WPLLM_E_INVALID_ARGUMENT, ANY_PATH, wpllm_generate(context, NULL, 5, &result, &err));
    CHECK_ERROR(WPLLM_E_INVALID_ARGUMENT, ANY_PATH, wpllm_generate(context, TEXT(REQUEST), NULL, &err));
    CHECK_ERROR(WPLLM_E_INVALID_ARGUMENT, ANY_PATH, wpllm_generate_stream(context, TEXT(REQUEST), NULL, &err));
    CHECK_ERROR(WPLLM_E_INVALID_ARGUMENT, ANY_PATH,
                wpllm_generate_with(context, TEXT(REQUEST), NULL, NULL, &result, &err));
    CHECK_ERROR(WPLLM_E_INVALID_ARGUMENT, ANY_PATH, wpllm_stream_next(stream, 0, NULL, &err));
    CHECK_ERROR(WPLLM_E_INVALID_ARGUMENT, ANY_PATH, wpllm_embed(context, NULL, 1, &result, &err));
    event.struct_size = 0;
    CHECK_ERROR(WPLLM_E_INVALID_ARGUMENT, ANY_PATH, wpllm_stream_next(stream, 0, &event, &err));
    CHECK_ERROR(WPLLM_E_INVALID_ARGUMENT, ANY_PATH, wpllm_tokenize(model, TEXT("x"), 1u << 31, &result, &err));
    CHECK_ERROR(WPLLM_E_INVALID_ARGUMENT, ANY_PATH, wpllm_tokenize(model, "x", SIZE_MAX, 0, &result, &err));
    CHECK_ERROR(WPLLM_E_INVALID_ARGUMENT, ANY_PATH,
                wpllm_evaluate(model, &(int32_t){1}, SIZE_MAX / 4, 0, &result, &err));
    CHECK_ERROR(WPLLM_E_INVALID_ARGUMENT, ANY_PATH, wpllm_generate(context, "{}", SIZE_MAX, &result, &err));
    CHECK(result == NULL);
    wpllm_stream_free(stream);
    wpllm_model_free(model);
    wpllm_context_free(context);
}

static void bad_handles(void) {
    wpllm_context *context = open_context();
    wpllm_model *model = open_model(context, "wp-llm-nano");
    wpllm_stream *stream = open_stream(context, REQUEST);
    wpllm_event event = {.struct_size = sizeof event};
    wpllm_result *result = NULL, *other = NULL;
    CHECK_STATUS(WPLLM_OK, wpllm_models(context, &result, NULL));

    /* of another type */
    CHECK_ERROR(WPLLM_E_BAD_HANDLE, NULL, wpllm_models((wpllm_context *)model, &other, &err));
    CHECK_ERROR(WPLLM_E_BAD_HANDLE, NULL, wpllm_model_info((wpllm_model *)context, &other, &err));
    CHECK_ERROR(WPLLM_E_BAD_HANDLE, NULL, wpllm_stream_next((wpllm_stream *)result, 0, &event, &err));
    CHECK_STATUS(WPLLM_E_BAD_HANDLE, wpllm_error_code((wpllm_error *)stream));
    CHECK(wpllm_result_json((wpllm_result *)stream, NULL) == NULL);
    wpllm_context_free((wpllm_context *)stream); /* frees nothing */
    wpllm_result_free((wpllm_result *)context);

    /* never one */
    static const char garbage[64] = "not a handle";
    CHECK_STATUS(WPLLM_E_BAD_HANDLE, wpllm_models((wpllm_context *)garbage, &other, NULL));
    CHECK_STATUS(WPLLM_E_BAD_HANDLE, wpllm_models((wpllm_context *)(uintptr_t)0x1234567, &other, NULL));
    CHECK_STATUS(WPLLM_E_BAD_HANDLE, wpllm_stream_cancel((wpllm_stream *)(uintptr_t)-1, NULL));

    /* freed, and freed twice */
    wpllm_stream_free(stream);
    CHECK_ERROR(WPLLM_E_BAD_HANDLE, NULL, wpllm_stream_next(stream, 0, &event, &err));
    wpllm_stream_free(stream);
    wpllm_model_free(model);
    CHECK_ERROR(WPLLM_E_BAD_HANDLE, NULL, wpllm_model_info(model, &other, &err));
    wpllm_model_free(model);
    wpllm_result_free(result);
    CHECK(wpllm_result_json(result, NULL) == NULL);
    wpllm_result_free(result);
    wpllm_context_free(context);
    CHECK_ERROR(WPLLM_E_BAD_HANDLE, NULL, wpllm_models(context, &other, &err));
    wpllm_context *next = open_context(); /* a handle that takes the place of an old one is another handle */
    CHECK(next != context);
    wpllm_context_free(context);
    CHECK_STATUS(WPLLM_OK, wpllm_context_cancel(next, NULL));
    wpllm_context_free(next);
    CHECK(other == NULL);
}

static void options(void) {
    wpllm_context *context = NULL;
#define OPTIONS(status, path, json)                                                                                    \
    CHECK_ERROR(status, path, wpllm_context_open(json, sizeof(json) - 1, &context, &err))
    OPTIONS(WPLLM_E_INVALID_JSON, ANY_PATH, "{");
    OPTIONS(WPLLM_E_INVALID_JSON, ANY_PATH, "{\"threads\": 1} x");
    OPTIONS(WPLLM_E_INVALID_REQUEST, ANY_PATH, "[]");
    OPTIONS(WPLLM_E_INVALID_REQUEST, "thread", "{\"thread\": 2}");
    OPTIONS(WPLLM_E_INVALID_REQUEST, "threads", "{\"threads\": 0}");
    OPTIONS(WPLLM_E_INVALID_REQUEST, "threads", "{\"threads\": 257}");
    OPTIONS(WPLLM_E_INVALID_REQUEST, "threads", "{\"threads\": \"2\"}");
    OPTIONS(WPLLM_E_INVALID_REQUEST, "threads", "{\"threads\": 1.5}");
    OPTIONS(WPLLM_E_INVALID_REQUEST, "model_dirs", "{\"model_dirs\": \"models\"}");
    OPTIONS(WPLLM_E_INVALID_REQUEST, "model_dirs[1]", "{\"model_dirs\": [\"models\", 3]}");
    OPTIONS(WPLLM_E_INVALID_REQUEST, "max_memory_bytes", "{\"max_memory_bytes\": -1}");
    OPTIONS(WPLLM_E_INVALID_REQUEST, "log_level", "{\"log_level\": \"loud\"}");
    CHECK(context == NULL);
    CHECK_STATUS(WPLLM_OK, wpllm_context_open(TEXT("{\"x_note\": {\"any\": [1]}, \"threads\": 1}"), &context, NULL));
    wpllm_context_free(context);
}

static void requests(wpllm_context *context) {
    wpllm_result *result = NULL;
    wpllm_stream *stream = NULL;
#define GENERATE(status, path, json)                                                                                   \
    CHECK_ERROR(status, path, wpllm_generate(context, json, sizeof(json) - 1, &result, &err));                         \
    CHECK_ERROR(status, path, wpllm_generate_stream(context, json, sizeof(json) - 1, &stream, &err))
#define NANO "{\"model\": \"wp-llm-nano\", "
#define PROMPT NANO "\"prompt\": \"x\", "
    GENERATE(WPLLM_E_INVALID_JSON, ANY_PATH, "");
    GENERATE(WPLLM_E_INVALID_JSON, ANY_PATH, "{\"model\": \"a\",}");
    GENERATE(WPLLM_E_INVALID_JSON, ANY_PATH, NANO "\"prompt\": \"\xff\"}");
    GENERATE(WPLLM_E_INVALID_JSON, ANY_PATH, NANO "\"prompt\": \"\xed\xa0\x80\"}");
    GENERATE(WPLLM_E_INVALID_JSON, ANY_PATH, NANO "\"prompt\": \"\\ud800\"}");
    GENERATE(WPLLM_E_INVALID_JSON, ANY_PATH, NANO "\"prompt\": \"a\0b\"}");
    GENERATE(WPLLM_E_INVALID_JSON, ANY_PATH, REQUEST "\0");
    GENERATE(WPLLM_E_INVALID_REQUEST, "model", "{\"prompt\": \"x\"}");
    GENERATE(WPLLM_E_INVALID_REQUEST, "model", "{\"model\": 3, \"prompt\": \"x\"}");
    GENERATE(WPLLM_E_INVALID_REQUEST, ANY_PATH, "{\"model\": \"wp-llm-nano\"}");
    GENERATE(WPLLM_E_INVALID_REQUEST, ANY_PATH, PROMPT "\"messages\": []}");
    GENERATE(WPLLM_E_INVALID_REQUEST, "messages", NANO "\"messages\": []}");
    GENERATE(WPLLM_E_INVALID_REQUEST, "messages", NANO "\"messages\": \"hello\"}");
    GENERATE(WPLLM_E_INVALID_REQUEST, "messages[0]", NANO "\"messages\": [\"hello\"]}");
    GENERATE(WPLLM_E_INVALID_REQUEST, "messages[1].content",
             NANO "\"messages\": [{\"role\": \"user\", \"content\": \"x\"}, {\"role\": \"user\", \"content\": 5}]}");
    GENERATE(WPLLM_E_INVALID_REQUEST, "messages[0].role", NANO "\"messages\": [{\"content\": \"x\"}]}");
    GENERATE(WPLLM_E_INVALID_REQUEST, "max_token", PROMPT "\"max_token\": 5}");
    GENERATE(WPLLM_E_INVALID_REQUEST, "max_tokens", PROMPT "\"max_tokens\": 0}");
    GENERATE(WPLLM_E_INVALID_REQUEST, "max_tokens", PROMPT "\"max_tokens\": \"5\"}");
    GENERATE(WPLLM_E_INVALID_REQUEST, "max_tokens", PROMPT "\"max_tokens\": 1e99}");
    GENERATE(WPLLM_E_INVALID_REQUEST, "max_tokens", PROMPT "\"max_tokens\": 9223372036854775808}");
    GENERATE(WPLLM_E_INVALID_REQUEST, "temperature", PROMPT "\"temperature\": 2.01}");
    GENERATE(WPLLM_E_INVALID_REQUEST, "temperature", PROMPT "\"temperature\": -1}");
    GENERATE(WPLLM_E_INVALID_REQUEST, "temperature", PROMPT "\"temperature\": \"hot\"}");
    GENERATE(WPLLM_E_INVALID_REQUEST, "top_p", PROMPT "\"top_p\": 1.5}");
    GENERATE(WPLLM_E_INVALID_REQUEST, "top_k", PROMPT "\"top_k\": -1}");
    GENERATE(WPLLM_E_INVALID_REQUEST, "min_p", PROMPT "\"min_p\": 2}");
    GENERATE(WPLLM_E_INVALID_REQUEST, "repeat_penalty", PROMPT "\"repeat_penalty\": 0}");
    GENERATE(WPLLM_E_INVALID_REQUEST, "presence_penalty", PROMPT "\"presence_penalty\": 3}");
    GENERATE(WPLLM_E_INVALID_REQUEST, "frequency_penalty", PROMPT "\"frequency_penalty\": -3}");
    GENERATE(WPLLM_E_INVALID_REQUEST, "seed", PROMPT "\"seed\": \"x\"}");
    GENERATE(WPLLM_E_INVALID_REQUEST, "stop[1]", PROMPT "\"stop\": [\"a\", \"\"]}");
    GENERATE(WPLLM_E_INVALID_REQUEST, "deadline_ms", PROMPT "\"deadline_ms\": 0}");
    GENERATE(WPLLM_E_INVALID_REQUEST, "stream", PROMPT "\"stream\": 1}");
    GENERATE(WPLLM_E_INVALID_REQUEST, "raw", PROMPT "\"raw\": \"yes\"}");
    GENERATE(WPLLM_E_NOT_FOUND, ANY_PATH, "{\"model\": \"no-such-model\", \"prompt\": \"x\"}");
    GENERATE(WPLLM_E_INVALID_REQUEST, "model", "{\"model\": \"/no/such/file.gguf\", \"prompt\": \"x\"}");
    CHECK(result == NULL && stream == NULL);
}

static char *repeated(const char *before, const char *middle, size_t bytes, const char *after, size_t *length) {
    size_t first = strlen(before), unit = strlen(middle), last = strlen(after), count = bytes / unit;
    char *text = malloc(first + count * unit + last + 1);
    char *at = text;
    if (text == NULL) {
        abort();
    }
    memcpy(at, before, first);
    at += first;
    for (size_t i = 0; i < count; i++, at += unit) {
        memcpy(at, middle, unit);
    }
    memcpy(at, after, last + 1);
    *length = (size_t)(at - text) + last;
    return text;
}

static void large(wpllm_context *context) {
    wpllm_result *result = NULL;
    size_t length = 0;
    char *request = repeated(PROMPT "\"x_pad\": 1, \"seed\": 1, \"stop\": \"zz\", \"x_text\": \"", "word ", 3000,
                             "\", \"max_tokens\": 1}", &length);
    CHECK_STATUS(WPLLM_OK, wpllm_generate(context, request, length, &result, NULL));
    wpllm_result_free(result);
    free(request);
    result = NULL;

    request = repeated(NANO "\"prompt\": \"", "word ", 20000, "\"}", &length);
    CHECK_ERROR(WPLLM_E_CONTEXT_LENGTH, ANY_PATH, wpllm_generate(context, request, length, &result, &err));
    free(request);

    double begun = seconds();
    request = repeated(NANO "\"prompt\": \"", "post type ", 10u << 20, "\"}", &length);
    CHECK_ERROR(WPLLM_E_CONTEXT_LENGTH, ANY_PATH, wpllm_generate(context, request, length, &result, &err));
    CHECK(seconds() - begun < 30);
    free(request);

    request = repeated("", "[", 100000, "", &length); /* depth is limited */
    wpllm_error *err = NULL;
    int32_t status = wpllm_generate(context, request, length, &result, &err);
    CHECK(status == WPLLM_E_INVALID_JSON || status == WPLLM_E_LIMIT);
    check_error(__LINE__, err, status, ANY_PATH);
    free(request);
    CHECK(result == NULL);
}

static void tokens(wpllm_context *context) {
    wpllm_model *model = open_model(context, "wp-llm-nano");
    wpllm_result *result = NULL;
    const int32_t beyond[] = {1, 2048}, below[] = {5, 6, -1}, extreme[] = {INT32_MAX};
    CHECK_ERROR(WPLLM_E_INVALID_ARGUMENT, "tokens[1]", wpllm_detokenize(model, beyond, 2, 0, &result, &err));
    CHECK_ERROR(WPLLM_E_INVALID_ARGUMENT, "tokens[2]", wpllm_detokenize(model, below, 3, 0, &result, &err));
    CHECK_ERROR(WPLLM_E_INVALID_ARGUMENT, "tokens[1]", wpllm_evaluate(model, beyond, 2, 0, &result, &err));
    CHECK_ERROR(WPLLM_E_INVALID_ARGUMENT, "tokens[2]", wpllm_evaluate(model, below, 3, 0, &result, &err));
    CHECK_ERROR(WPLLM_E_INVALID_ARGUMENT, "tokens[0]", wpllm_evaluate(model, extreme, 1, 0, &result, &err));
    static int32_t many[1025];
    CHECK_ERROR(WPLLM_E_CONTEXT_LENGTH, ANY_PATH, wpllm_evaluate(model, many, 1025, 0, &result, &err));
    CHECK_ERROR(WPLLM_E_INVALID_ARGUMENT, ANY_PATH, wpllm_evaluate(model, many, 2, 7, &result, &err));
    const char *texts[] = {"a"};
    CHECK_ERROR(WPLLM_E_UNSUPPORTED, ANY_PATH, wpllm_embed_floats(model, texts, NULL, 1, &result, &err));
    CHECK_ERROR(WPLLM_E_UNSUPPORTED, ANY_PATH,
                wpllm_embed(context, TEXT("{\"model\": \"wp-llm-nano\", \"input\": \"x\"}"), &result, &err));
    CHECK(result == NULL);
    wpllm_model_free(model);
}

static void names(wpllm_context *context) {
    wpllm_model *model = NULL;
    CHECK_ERROR(WPLLM_E_NOT_FOUND, ANY_PATH, wpllm_model_open(context, TEXT("nothing"), &model, &err));
    CHECK_ERROR(WPLLM_E_NOT_FOUND, ANY_PATH, wpllm_model_open(context, TEXT("/nothing/here.gguf"), &model, &err));
    CHECK_ERROR(WPLLM_E_INVALID_ARGUMENT, "name", wpllm_model_open(context, TEXT("..wp-llm-nano"), &model, &err));
    CHECK_ERROR(WPLLM_E_INVALID_ARGUMENT, "name", wpllm_model_open(context, TEXT(""), &model, &err));
    CHECK_ERROR(WPLLM_E_INVALID_ARGUMENT, "name", wpllm_model_open(context, TEXT("wp-llm-nano\0.gguf"), &model, &err));
    CHECK_ERROR(WPLLM_E_INVALID_ARGUMENT, "name", wpllm_model_open(context, TEXT("/etc/passwd\0x"), &model, &err));
    CHECK_ERROR(WPLLM_E_INVALID_ARGUMENT, "name", wpllm_model_open(context, TEXT("\xff\xfe"), &model, &err));
    CHECK_ERROR(WPLLM_E_BAD_MODEL, ANY_PATH, wpllm_model_open(context, TEXT("/proc/self/status"), &model, &err));
    wpllm_error *err = NULL;
    int32_t status = wpllm_model_open(context, TEXT("/tmp/"), &model, &err);
    CHECK(status == WPLLM_E_IO || status == WPLLM_E_BAD_MODEL || status == WPLLM_E_NOT_FOUND);
    wpllm_error_free(err);
    CHECK(model == NULL);
}

/* A call that succeeds leaves *err as it was. */
static void success_leaves_err(wpllm_context *context) {
    wpllm_error *err = (wpllm_error *)(uintptr_t)0x55;
    CHECK_STATUS(WPLLM_OK, wpllm_context_cancel(context, &err));
    CHECK(err == (wpllm_error *)(uintptr_t)0x55);
}

int main(int argc, char **argv) {
    (void)argc;
    model_dir = argv[1];
    null_everywhere();
    bad_handles();
    options();
    wpllm_context *context = open_context();
    requests(context);
    large(context);
    tokens(context);
    names(context);
    success_leaves_err(context);
    wpllm_context_free(context);
    return check_done();
}
