#define FFI_SCOPE "WPLLM"
#define FFI_LIB "libwpllm.so.1"
/* Generated from include/wpllm.h by tools/generate_bindings.py; do not edit.
 * The two lines above are PHP's own; no other preprocessor line is allowed. For cffi, drop them. */

enum {
    WPLLM_OK = 0,
    WPLLM_END = 1,
    WPLLM_AGAIN = 2,
    WPLLM_E_INTERNAL = -1,
    WPLLM_E_INVALID_ARGUMENT = -2,
    WPLLM_E_BAD_HANDLE = -3,
    WPLLM_E_FORKED = -4,
    WPLLM_E_BUSY = -5,
    WPLLM_E_INVALID_JSON = -6,
    WPLLM_E_INVALID_REQUEST = -7,
    WPLLM_E_NOT_FOUND = -8,
    WPLLM_E_IO = -9,
    WPLLM_E_BAD_MODEL = -10,
    WPLLM_E_UNSUPPORTED = -11,
    WPLLM_E_CONTEXT_LENGTH = -12,
    WPLLM_E_LIMIT = -13,
    WPLLM_E_CANCELLED = -14,
    WPLLM_E_DEADLINE = -15,
    WPLLM_E_BAD_TEMPLATE = -16,
    WPLLM_E_NO_MEMORY = -17
};

typedef struct wpllm_context wpllm_context;

typedef struct wpllm_model wpllm_model;

typedef struct wpllm_stream wpllm_stream;

typedef struct wpllm_result wpllm_result;

typedef struct wpllm_error wpllm_error;

uint32_t wpllm_abi_version(void);

const char *wpllm_version_string(void);

const char *wpllm_status_name(int32_t status);

int32_t wpllm_capabilities(wpllm_result **out, wpllm_error **err);

int32_t wpllm_context_open(const char *options, size_t length, wpllm_context **out, wpllm_error **err);

void wpllm_context_free(wpllm_context *context);

int32_t wpllm_context_cancel(wpllm_context *context, wpllm_error **err);

int32_t wpllm_context_drain_log(wpllm_context *context, wpllm_result **out, wpllm_error **err);

int32_t wpllm_models(wpllm_context *context, wpllm_result **out, wpllm_error **err);

int32_t wpllm_model_open(wpllm_context *context, const char *name, size_t name_length, wpllm_model **out,
    wpllm_error **err);

void wpllm_model_free(wpllm_model *model);

int32_t wpllm_model_info(wpllm_model *model, wpllm_result **out, wpllm_error **err);

enum {
    WPLLM_TOKENIZE_ADD_SPECIAL = 1,
    WPLLM_TOKENIZE_PARSE_SPECIAL = 2
};

int32_t wpllm_tokenize(wpllm_model *model, const char *text, size_t length, uint32_t flags, wpllm_result **out,
    wpllm_error **err);

int32_t wpllm_detokenize(wpllm_model *model, const int32_t *tokens, size_t count, uint32_t flags, wpllm_result **out,
    wpllm_error **err);

enum {
    WPLLM_EVALUATE_LAST = 0,
    WPLLM_EVALUATE_ALL = 1
};

int32_t wpllm_evaluate(wpllm_model *model, const int32_t *tokens, size_t count, uint32_t flags, wpllm_result **out,
    wpllm_error **err);

int32_t wpllm_embed_floats(wpllm_model *model, const char *const *texts, const size_t *lengths, size_t count,
    wpllm_result **out, wpllm_error **err);

enum {
    WPLLM_EVENT_TEXT = 1,
    WPLLM_EVENT_DONE = 2
};

enum {
    WPLLM_FINISH_NONE = 0,
    WPLLM_FINISH_STOP = 1,
    WPLLM_FINISH_LENGTH = 2,
    WPLLM_FINISH_CANCELLED = 3,
    WPLLM_FINISH_DEADLINE = 4
};

typedef struct wpllm_event {
    size_t struct_size;
    int32_t type;
    int32_t finish_reason;
    const char *text;
    size_t text_length;
    const char *json;
    size_t json_length;
    uint64_t prompt_tokens;
    uint64_t cached_tokens;
    uint64_t completion_tokens;
} wpllm_event;

int32_t wpllm_generate(wpllm_context *context, const char *request, size_t length, wpllm_result **out,
    wpllm_error **err);

int32_t wpllm_generate_stream(wpllm_context *context, const char *request, size_t length, wpllm_stream **out,
    wpllm_error **err);

int32_t wpllm_stream_next(wpllm_stream *stream, int32_t timeout_ms, wpllm_event *event, wpllm_error **err);

int32_t wpllm_stream_cancel(wpllm_stream *stream, wpllm_error **err);

void wpllm_stream_free(wpllm_stream *stream);

typedef int32_t (*wpllm_callback)(void *user, const wpllm_event *event);

int32_t wpllm_generate_with(wpllm_context *context, const char *request, size_t length, wpllm_callback callback,
    void *user, wpllm_result **out, wpllm_error **err);

int32_t wpllm_embed(wpllm_context *context, const char *request, size_t length, wpllm_result **out, wpllm_error **err);

int32_t wpllm_analyze(wpllm_context *context, const char *request, size_t length, wpllm_result **out,
    wpllm_error **err);

int32_t wpllm_scaffold(wpllm_context *context, const char *request, size_t length, wpllm_result **out,
    wpllm_error **err);

int32_t wpllm_request(wpllm_context *context, const char *method, const char *path, const char *headers,
    size_t headers_length, const char *body, size_t body_length, wpllm_result **out, wpllm_error **err);

const char *wpllm_result_json(wpllm_result *result, size_t *length);

const char *wpllm_result_bytes(wpllm_result *result, size_t *length);

const int32_t *wpllm_result_tokens(wpllm_result *result, size_t *count);

const float *wpllm_result_floats(wpllm_result *result, size_t *rows, size_t *columns);

int32_t wpllm_result_http_status(wpllm_result *result);

const char *wpllm_result_http_headers(wpllm_result *result, size_t *length);

void wpllm_result_free(wpllm_result *result);

int32_t wpllm_error_code(wpllm_error *error);

const char *wpllm_error_message(wpllm_error *error, size_t *length);

const char *wpllm_error_json(wpllm_error *error, size_t *length);

void wpllm_error_free(wpllm_error *error);
