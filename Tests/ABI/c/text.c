/* What works: library, context, model, tokens, logits, and the three forms of generate agree. */
#include "check.h"
#include <math.h>

static void library(void) {
    CHECK(wpllm_abi_version() >> 16 == 1);
    CHECK(strlen(wpllm_version_string()) >= 5);
    CHECK(strcmp(wpllm_status_name(WPLLM_E_BUSY), "WPLLM_E_BUSY") == 0);
    CHECK(strcmp(wpllm_status_name(WPLLM_OK), "WPLLM_OK") == 0);
    CHECK(strcmp(wpllm_status_name(-12345), "WPLLM_E_UNKNOWN") == 0);
    CHECK(strcmp(wpllm_status_name(INT32_MIN), "WPLLM_E_UNKNOWN") == 0);
    wpllm_result *result = NULL;
    CHECK_STATUS(WPLLM_OK, wpllm_capabilities(&result, NULL));
    size_t length = 0;
    const char *json = wpllm_result_json(result, &length);
    CHECK(json && strlen(json) == length && strstr(json, wpllm_version_string()));
    CHECK(json && strstr(json, "\"architectures\":[") && strstr(json, "\"llama\"") && strstr(json, "\"gpt2\""));
    CHECK(wpllm_result_json(result, NULL) == json);
    CHECK(wpllm_result_bytes(result, &length) == NULL && wpllm_result_tokens(result, &length) == NULL);
    CHECK(wpllm_result_floats(result, &length, &length) == NULL);
    wpllm_result_free(result);
}

static void models(wpllm_context *context) {
    wpllm_result *list = NULL;
    CHECK_STATUS(WPLLM_OK, wpllm_models(context, &list, NULL));
    CHECK(strstr(wpllm_result_json(list, NULL), "\"id\":\"wp-llm-nano\""));
    wpllm_result_free(list);

    char path[4096];
    snprintf(path, sizeof path, "%s/wp-llm-nano.gguf", model_dir);
    wpllm_model *by_name = open_model(context, "wp-llm-nano"), *by_path = open_model(context, path);
    CHECK(by_name != by_path);
    wpllm_model_free(by_name);
    wpllm_result *info = NULL;
    CHECK_STATUS(WPLLM_OK, wpllm_model_info(by_path, &info, NULL));
    const char *json = wpllm_result_json(info, NULL);
    CHECK(json && strstr(json, "\"architecture\":\"llama\"") && strstr(json, "\"vocabulary_size\":2048"));
    CHECK(json && strstr(json, "\"context_length\":1024") && strstr(json, "\"generates\":true"));
    wpllm_model_free(by_path);
    CHECK(json && strstr(json, "\"embedding_length\":256")); /* a result outlives what it came from */
    wpllm_result_free(info);
}

static void round_trip(wpllm_model *model, const char *text, size_t length) {
    wpllm_result *ids = NULL, *bytes = NULL;
    size_t count = 0, back = 0;
    CHECK_STATUS(WPLLM_OK, wpllm_tokenize(model, text, length, 0, &ids, NULL));
    const int32_t *tokens = wpllm_result_tokens(ids, &count);
    CHECK(tokens != NULL && (count > 0) == (length > 0));
    CHECK_STATUS(WPLLM_OK, wpllm_detokenize(model, tokens, count, 0, &bytes, NULL));
    const char *same = wpllm_result_bytes(bytes, &back);
    CHECK(same && back == length && memcmp(same, text, length) == 0 && same[back] == 0);
    wpllm_result_free(ids);
    wpllm_result_free(bytes);
}

static void tokens(wpllm_model *model) {
    static const char *const texts[] = {
        "",
        " ",
        "<?php\n\tadd_action( 'init', 'my_init' );\n",
        "naïve café — ☕ 👩‍💻 日本語",
        "<|im_end|>",
        "\r\n\r\n\t\t   x",
    };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        round_trip(model, texts[i], strlen(texts[i]));
    }
    round_trip(model, "NUL \0 inside \0", 14);

    wpllm_result *malformed = NULL;
    CHECK_STATUS(WPLLM_OK, wpllm_tokenize(model, "\xff\xfe malformed \xc3", 14, 0, &malformed, NULL));
    CHECK(wpllm_result_tokens(malformed, NULL) != NULL);
    wpllm_result_free(malformed);

    wpllm_result *plain = NULL, *parsed = NULL, *hidden = NULL, *shown = NULL;
    size_t many = 0, one = 0, length = 0;
    CHECK_STATUS(WPLLM_OK, wpllm_tokenize(model, "<|im_end|>", 10, 0, &plain, NULL));
    CHECK_STATUS(WPLLM_OK, wpllm_tokenize(model, "<|im_end|>", 10, WPLLM_TOKENIZE_PARSE_SPECIAL, &parsed, NULL));
    const int32_t *id = wpllm_result_tokens(parsed, &one);
    wpllm_result_tokens(plain, &many);
    CHECK(many > 1 && one == 1);
    CHECK_STATUS(WPLLM_OK, wpllm_detokenize(model, id, 1, 0, &hidden, NULL));
    CHECK_STATUS(WPLLM_OK, wpllm_detokenize(model, id, 1, WPLLM_TOKENIZE_PARSE_SPECIAL, &shown, NULL));
    CHECK(wpllm_result_bytes(hidden, &length) && length == 0);
    CHECK(wpllm_result_bytes(shown, &length) && length == 10);
    wpllm_result_free(plain);
    wpllm_result_free(parsed);
    wpllm_result_free(hidden);
    wpllm_result_free(shown);
}

static void logits(wpllm_model *model) {
    static const char text[] = "<?php\nadd_action( 'init', function () {";
    wpllm_result *ids = NULL, *last = NULL, *all = NULL;
    size_t count = 0, rows = 0, columns = 0, all_rows = 0;
    CHECK_STATUS(WPLLM_OK, wpllm_tokenize(model, text, sizeof text - 1, 0, &ids, NULL));
    const int32_t *tokens = wpllm_result_tokens(ids, &count);
    CHECK_STATUS(WPLLM_OK, wpllm_evaluate(model, tokens, count, WPLLM_EVALUATE_LAST, &last, NULL));
    CHECK_STATUS(WPLLM_OK, wpllm_evaluate(model, tokens, count, WPLLM_EVALUATE_ALL, &all, NULL));
    const float *row = wpllm_result_floats(last, &rows, &columns);
    const float *matrix = wpllm_result_floats(all, &all_rows, &columns);
    CHECK(row && matrix && rows == 1 && all_rows == count && columns == 2048);
    float largest = 0, difference = 0;
    for (size_t i = 0; row && matrix && i < columns; i++) {
        float of_all = matrix[(count - 1) * columns + i];
        largest = fmaxf(largest, fabsf(of_all));
        difference = fmaxf(difference, fabsf(of_all - row[i]));
        CHECK(isfinite(row[i]));
    }
    CHECK(largest > 1 && difference <= 1e-3f * largest);
    wpllm_result_free(ids);
    wpllm_result_free(last);
    wpllm_result_free(all);
}

static int32_t collect(void *user, const wpllm_event *event) {
    append(user, event->text, event->text_length);
    return 0;
}

/* Whether `text` stands in `json` as the value of "text", with JSON's escapes. */
static int json_has_text(const char *json, const text_buffer *text) {
    static char escaped[2 * sizeof text->bytes];
    size_t at = 0;
    for (size_t i = 0; i < text->length; i++) {
        unsigned char c = (unsigned char)text->bytes[i];
        const char *short_form = strchr("\"\"\\\\\nn\tt\rr\bb\ff", c);
        if (c != 0 && short_form && (c < 0x20 || c == '"' || c == '\\')) {
            escaped[at++] = '\\';
            escaped[at++] = short_form[1];
        } else {
            escaped[at++] = (char)c;
        }
    }
    escaped[at] = 0;
    return strstr(json, escaped) != NULL;
}

static void generate(wpllm_context *context) {
    static text_buffer pulled, pushed, again;
    wpllm_stream *stream = open_stream(context, REQUEST);
    wpllm_event event = {.struct_size = sizeof event};
    int32_t status;
    uint64_t completion = 0;
    int done = 0;
    while ((status = wpllm_stream_next(stream, -1, &event, NULL)) == WPLLM_OK) {
        CHECK(!done && event.struct_size == sizeof event);
        CHECK(event.text && strlen(event.text) == event.text_length);
        CHECK(event.json && strlen(event.json) == event.json_length && strchr(event.json, '\n') == NULL);
        CHECK(strstr(event.json, "\"object\":\"text_generation\"") && strstr(event.json, "\"delta\":{"));
        CHECK((event.type == WPLLM_EVENT_TEXT) == (event.text_length > 0));
        CHECK(event.completion_tokens >= completion);
        completion = event.completion_tokens;
        append(&pulled, event.text, event.text_length);
        if (event.type == WPLLM_EVENT_DONE) {
            done = 1;
            CHECK(event.finish_reason == WPLLM_FINISH_STOP || event.finish_reason == WPLLM_FINISH_LENGTH);
            CHECK(event.prompt_tokens > 0 && event.completion_tokens > 0 && event.completion_tokens <= 120);
            CHECK(strstr(event.json, event.finish_reason == WPLLM_FINISH_STOP ? "\"stop\"" : "\"length\""));
        } else {
            CHECK(event.type == WPLLM_EVENT_TEXT && event.finish_reason == WPLLM_FINISH_NONE);
        }
    }
    CHECK(done && status == WPLLM_END && pulled.length > 40);
    CHECK_STATUS(WPLLM_END, wpllm_stream_next(stream, -1, &event, NULL));
    wpllm_stream_free(stream);

    wpllm_result *answer = NULL, *blocking = NULL;
    CHECK_STATUS(WPLLM_OK, wpllm_generate_with(context, REQUEST, strlen(REQUEST), collect, &pushed, &answer, NULL));
    CHECK(pushed.length == pulled.length && memcmp(pushed.bytes, pulled.bytes, pulled.length) == 0);
    CHECK_STATUS(WPLLM_OK, wpllm_generate(context, REQUEST, strlen(REQUEST), &blocking, NULL));
    CHECK(json_has_text(wpllm_result_json(answer, NULL), &pulled));
    CHECK(json_has_text(wpllm_result_json(blocking, NULL), &pulled));
    CHECK(strstr(wpllm_result_json(blocking, NULL), "\"total_tokens\":"));
    wpllm_result_free(answer);
    wpllm_result_free(blocking);
    CHECK_STATUS(WPLLM_OK, wpllm_generate_with(context, REQUEST, strlen(REQUEST), collect, &again, NULL, NULL));
    CHECK(again.length == pulled.length && memcmp(again.bytes, pulled.bytes, pulled.length) == 0);
}

static void sampling(wpllm_context *context) {
    static const char seeded[] =
        "{\"model\": \"wp-llm-nano\", \"prompt\": \"Create a shortcode\", \"temperature\": 1.2, "
        "\"seed\": %d, \"max_tokens\": 60, \"top_p\": 0.95, \"top_k\": 50, \"min_p\": 0.01}";
    static text_buffer texts[3];
    for (int i = 0; i < 3; i++) {
        char request[512];
        snprintf(request, sizeof request, seeded, i < 2 ? 11 : 12);
        wpllm_stream *stream = open_stream(context, request);
        CHECK(read_stream(stream, -1, &texts[i]) > 0);
        wpllm_stream_free(stream);
    }
    CHECK(strcmp(texts[0].bytes, texts[1].bytes) == 0);
    CHECK(strcmp(texts[0].bytes, texts[2].bytes) != 0);

    static text_buffer whole, cut;
    wpllm_stream *stream = open_stream(context, REQUEST);
    read_stream(stream, -1, &whole);
    wpllm_stream_free(stream);
    stream = open_stream(context, "{\"model\": \"wp-llm-nano\", \"prompt\": \"Create a custom post type for recipes\", "
                                  "\"temperature\": 0, \"max_tokens\": 120, \"stop\": [\"zzzz\", \"function\"]}");
    CHECK(read_stream(stream, -1, &cut) == WPLLM_FINISH_STOP);
    wpllm_stream_free(stream);
    const char *found = strstr(whole.bytes, "function");
    CHECK(found != NULL && cut.length == (size_t)(found - whole.bytes));
    CHECK(memcmp(cut.bytes, whole.bytes, cut.length) == 0);
}

static void smaller_event(wpllm_context *context) {
    struct {
        wpllm_event event;
        char beyond[64];
    } larger;
    memset(&larger, 0x5A, sizeof larger);
    larger.event.struct_size = sizeof larger; /* a caller with a newer header than the library */
    wpllm_stream *stream = open_stream(context, REQUEST);
    CHECK_STATUS(WPLLM_OK, wpllm_stream_next(stream, -1, &larger.event, NULL));
    for (size_t i = 0; i < sizeof larger.beyond; i++) {
        CHECK(larger.beyond[i] == 0x5A);
    }
    wpllm_stream_free(stream);
}

int main(int argc, char **argv) {
    (void)argc;
    model_dir = argv[1];
    library();
    wpllm_context *context = open_context();
    models(context);
    wpllm_model *model = open_model(context, "wp-llm-nano");
    tokens(model);
    logits(model);
    generate(context);
    sampling(context);
    smaller_event(context);
    wpllm_result *log = NULL;
    CHECK_STATUS(WPLLM_OK, wpllm_context_drain_log(context, &log, NULL));
    CHECK(strstr(wpllm_result_json(log, NULL), "\"records\":[") &&
          strstr(wpllm_result_json(log, NULL), "\"dropped\":0"));
    wpllm_result_free(log);
    wpllm_context_free(context);
    tokens(model); /* a model outlives its context */
    wpllm_model_free(model);
    return check_done();
}
