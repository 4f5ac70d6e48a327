/* Embeddings with a real model: both forms agree, vectors have length 1, and what is close in meaning is close. */
#include "check.h"
#include <math.h>

#define NAME "all-minilm-l6-v2"
static const char *const texts[] = {"How do I add a navigation menu?", "Register a menu location in a theme",
                                    "Schedule a cron event", "Überschrift mit Umlaut — ☕", ""};
enum { COUNT = 4 };

static double dot(const float *a, const float *b, size_t count) {
    double sum = 0;
    for (size_t i = 0; i < count; i++) {
        sum += (double)a[i] * b[i];
    }
    return sum;
}

static void floats(wpllm_model *model, wpllm_result **kept) {
    size_t rows = 0, columns = 0;
    CHECK_STATUS(WPLLM_OK, wpllm_embed_floats(model, texts, NULL, COUNT, kept, NULL));
    const float *vectors = wpllm_result_floats(*kept, &rows, &columns);
    CHECK(vectors && rows == COUNT && columns == 384);
    for (size_t i = 0; i < rows; i++) {
        CHECK(fabs(dot(vectors + i * columns, vectors + i * columns, columns) - 1) < 1e-4);
    }
    CHECK(dot(vectors, vectors + columns, columns) > dot(vectors, vectors + 2 * columns, columns) + 0.2);

    size_t lengths[] = {8, 9, 2, 1}; /* lengths rule: "How do I", not the whole text */
    wpllm_result *cut = NULL, *alone = NULL;
    const char *one[] = {"How do I"};
    CHECK_STATUS(WPLLM_OK, wpllm_embed_floats(model, texts, lengths, COUNT, &cut, NULL));
    CHECK_STATUS(WPLLM_OK, wpllm_embed_floats(model, one, NULL, 1, &alone, NULL));
    const float *first = wpllm_result_floats(cut, &rows, &columns);
    CHECK(dot(first, wpllm_result_floats(alone, NULL, NULL), columns) > 0.9999);
    wpllm_result_free(cut);
    wpllm_result_free(alone);

    char *malformed = strdup("\xff\xfe\xff\xfe\xff"); /* read to its NUL and no further */
    const char *ends[] = {malformed};
    wpllm_result *odd = NULL;
    CHECK_STATUS(WPLLM_OK, wpllm_embed_floats(model, ends, NULL, 1, &odd, NULL));
    wpllm_result_free(odd);
    free(malformed);
}

static void json(wpllm_context *context, const float *vectors) {
    static const char request[] = "{\"model\": \"" NAME "\", \"input\": [\"How do I add a navigation menu?\"]}";
    wpllm_result *answer = NULL;
    CHECK_STATUS(WPLLM_OK, wpllm_embed(context, request, sizeof request - 1, &answer, NULL));
    const char *text = wpllm_result_json(answer, NULL);
    CHECK(strstr(text, "\"object\":\"list\"") && strstr(text, "\"prompt_tokens\":") && strstr(text, "\"index\":0"));
    const char *at = strstr(text, "\"embedding\":[");
    CHECK(at != NULL);
    at = at ? at + strlen("\"embedding\":[") : "";
    for (int i = 0; i < 384; i++) {
        char *end = NULL;
        double number = strtod(at, &end);
        CHECK(end != at && fabs(number - vectors[i]) < 1e-5);
        at = end + 1;
    }
    CHECK(at[-1] == ']');
    wpllm_result_free(answer);
}

static void errors(wpllm_context *context, wpllm_model *model) {
    wpllm_result *result = NULL;
    const char *holes[] = {"a", NULL};
    CHECK_ERROR(WPLLM_E_INVALID_ARGUMENT, ANY_PATH, wpllm_embed_floats(model, NULL, NULL, 1, &result, &err));
    CHECK_ERROR(WPLLM_E_INVALID_ARGUMENT, ANY_PATH, wpllm_embed_floats(model, holes, NULL, 2, &result, &err));
    CHECK_ERROR(WPLLM_E_INVALID_ARGUMENT, ANY_PATH, wpllm_embed_floats(model, texts, NULL, 0, &result, &err));
    static char words[40000];
    for (size_t i = 0; i + 5 < sizeof words; i += 5) {
        memcpy(words + i, "menu ", 5);
    }
    const char *second[] = {"short", words};
    wpllm_error *err = NULL;
    CHECK_STATUS(WPLLM_E_CONTEXT_LENGTH, wpllm_embed_floats(model, second, NULL, 2, &result, &err));
    CHECK(strstr(wpllm_error_json(err, NULL), "[1]\""));
    wpllm_error_free(err);
#define EMBED(status, path, json) CHECK_ERROR(status, path, wpllm_embed(context, json, sizeof(json) - 1, &result, &err))
#define MODEL "{\"model\": \"" NAME "\", "
    EMBED(WPLLM_E_INVALID_REQUEST, "input", "{\"model\": \"" NAME "\"}");
    EMBED(WPLLM_E_INVALID_REQUEST, "input", MODEL "\"input\": []}");
    EMBED(WPLLM_E_INVALID_REQUEST, "input[1]", MODEL "\"input\": [\"a\", 5]}");
    EMBED(WPLLM_E_INVALID_REQUEST, "inputs", MODEL "\"input\": \"a\", \"inputs\": 1}");
    EMBED(WPLLM_E_INVALID_REQUEST, "encoding_format", MODEL "\"input\": \"a\", \"encoding_format\": \"hex\"}");
    EMBED(WPLLM_E_INVALID_REQUEST, "truncate", MODEL "\"input\": \"a\", \"truncate\": 1}");
    EMBED(WPLLM_E_INVALID_JSON, ANY_PATH, MODEL "\"input\": \"\xff\"}");
    CHECK_ERROR(WPLLM_E_UNSUPPORTED, ANY_PATH, wpllm_evaluate(model, &(int32_t){101}, 1, 0, &result, &err));
    CHECK(result == NULL);
    CHECK_ERROR(WPLLM_E_UNSUPPORTED, ANY_PATH,
                wpllm_generate(context, MODEL "\"prompt\": \"x\"}", strlen(MODEL "\"prompt\": \"x\"}"), &result, &err));
}

int main(int argc, char **argv) {
    (void)argc;
    model_dir = argv[1];
    wpllm_context *context = open_context();
    wpllm_model *model = open_model(context, NAME);
    wpllm_result *kept = NULL;
    floats(model, &kept);
    json(context, wpllm_result_floats(kept, NULL, NULL));
    errors(context, model);
    wpllm_result_free(kept);
    wpllm_model_free(model);
    wpllm_context_free(context);
    return check_done();
}
