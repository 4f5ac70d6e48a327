/* Threads, cancellation and time: busy handles, cancel and free from elsewhere, deadlines, timeouts. */
#include "check.h"

static void *cancel_soon(void *stream) {
    sleep_ms(20);
    CHECK_STATUS(WPLLM_OK, wpllm_stream_cancel(stream, NULL));
    return NULL;
}

static void *cancel_context_soon(void *context) {
    sleep_ms(20);
    CHECK_STATUS(WPLLM_OK, wpllm_context_cancel(context, NULL));
    return NULL;
}

static void *free_soon(void *stream) {
    sleep_ms(20);
    wpllm_stream_free(stream);
    return NULL;
}

static atomic_int stop_hammering;
static atomic_int busy_answers;

static void *hammer(void *stream) {
    wpllm_event event = {.struct_size = sizeof event};
    while (!stop_hammering) {
        wpllm_error *err = NULL;
        int32_t status = wpllm_stream_next(stream, 0, &event, &err);
        if (status == WPLLM_E_BUSY) {
            busy_answers++;
            check_error(__LINE__, err, WPLLM_E_BUSY, NULL);
        } else {
            CHECK(status >= 0);
        }
        sched_yield();
    }
    return NULL;
}

/* Two threads on one stream: one is inside, the other is told so at once. */
static void busy(wpllm_context *context) {
    wpllm_stream *stream = open_stream(context, LONG_REQUEST);
    wpllm_event event = {.struct_size = sizeof event};
    pthread_t thread;
    pthread_create(&thread, NULL, hammer, stream);
    int32_t status;
    do {
        status = wpllm_stream_next(stream, -1, &event, NULL);
        CHECK(status >= 0 || status == WPLLM_E_BUSY);
    } while (status != WPLLM_END && busy_answers < 20);
    stop_hammering = 1;
    pthread_join(thread, NULL);
    CHECK(busy_answers > 0);
    wpllm_stream_free(stream);
}

static void cancel(wpllm_context *context) {
    pthread_t thread;
    wpllm_stream *stream = open_stream(context, LONG_REQUEST);
    pthread_create(&thread, NULL, cancel_soon, stream);
    CHECK(read_stream(stream, -1, NULL) == WPLLM_FINISH_CANCELLED);
    pthread_join(thread, NULL);
    wpllm_stream_free(stream);

    stream = open_stream(context, LONG_REQUEST); /* before the first call */
    CHECK_STATUS(WPLLM_OK, wpllm_stream_cancel(stream, NULL));
    CHECK(read_stream(stream, -1, NULL) == WPLLM_FINISH_CANCELLED);
    CHECK_STATUS(WPLLM_OK, wpllm_stream_cancel(stream, NULL)); /* after the end: nothing happens */
    wpllm_stream_free(stream);

    wpllm_result *answer = NULL;
    pthread_create(&thread, NULL, cancel_context_soon, context);
    CHECK_STATUS(WPLLM_OK, wpllm_generate(context, LONG_REQUEST, strlen(LONG_REQUEST), &answer, NULL));
    CHECK(strstr(wpllm_result_json(answer, NULL), "\"finish_reason\":\"cancelled\""));
    pthread_join(thread, NULL);
    wpllm_result_free(answer);

    static text_buffer after; /* later calls are not affected */
    stream = open_stream(context, REQUEST);
    CHECK(read_stream(stream, -1, &after) != WPLLM_FINISH_CANCELLED && after.length > 40);
    wpllm_stream_free(stream);

    wpllm_context *other = open_context(); /* freeing the context cancels what runs in it */
    stream = open_stream(other, LONG_REQUEST);
    wpllm_context_free(other);
    CHECK(read_stream(stream, -1, NULL) == WPLLM_FINISH_CANCELLED);
    wpllm_stream_free(stream);
}

/* Freeing a stream that another thread is reading ends the read. */
static void free_elsewhere(wpllm_context *context) {
    for (int i = 0; i < 10; i++) {
        pthread_t thread;
        wpllm_stream *stream = open_stream(context, LONG_REQUEST);
        pthread_create(&thread, NULL, free_soon, stream);
        int32_t ended = read_stream(stream, -1, NULL);
        CHECK(ended == WPLLM_FINISH_CANCELLED || ended == WPLLM_E_BAD_HANDLE);
        pthread_join(thread, NULL);
    }
}

static int32_t refuse_third(void *user, const wpllm_event *event) {
    int *calls = user;
    CHECK(event->type == WPLLM_EVENT_TEXT || event->finish_reason == WPLLM_FINISH_CANCELLED);
    return ++*calls >= 3;
}

static void callback_cancels(wpllm_context *context) {
    int calls = 0;
    wpllm_result *answer = NULL;
    CHECK_STATUS(WPLLM_OK,
                 wpllm_generate_with(context, LONG_REQUEST, strlen(LONG_REQUEST), refuse_third, &calls, &answer, NULL));
    CHECK(calls >= 3 && calls <= 5);
    CHECK(strstr(wpllm_result_json(answer, NULL), "\"finish_reason\":\"cancelled\""));
    wpllm_result_free(answer);
}

static void deadline(wpllm_context *context) {
    static const char request[] = "{" LONG_FIELDS ", \"deadline_ms\": 30}";
    double begun = seconds();
    wpllm_stream *stream = open_stream(context, request);
    CHECK(read_stream(stream, -1, NULL) == WPLLM_FINISH_DEADLINE);
    CHECK(seconds() - begun < 2);
    wpllm_stream_free(stream);
    wpllm_result *answer = NULL;
    CHECK_STATUS(WPLLM_OK, wpllm_generate(context, request, sizeof request - 1, &answer, NULL));
    CHECK(strstr(wpllm_result_json(answer, NULL), "\"finish_reason\":\"deadline\""));
    wpllm_result_free(answer);
}

/* WPLLM_AGAIN comes while a long prompt is read, and changes nothing in the text. */
static void again(wpllm_context *context) {
    static char request[8192];
    static text_buffer patient, hasty;
    int at = snprintf(request, sizeof request,
                      "{\"model\": \"wp-llm-nano\", \"temperature\": 0, \"max_tokens\": 40, "
                      "\"prompt\": \"");
    for (int i = 0; i < 250; i++) {
        at += snprintf(request + at, sizeof request - (size_t)at, "post %d, ", i % 10);
    }
    snprintf(request + at, sizeof request - (size_t)at, "\"}");
    wpllm_stream *stream = open_stream(context, request);
    wpllm_event event = {.struct_size = sizeof event};
    int agains = 0;
    int32_t status;
    while ((status = wpllm_stream_next(stream, 0, &event, NULL)) >= 0 && status != WPLLM_END) {
        if (status == WPLLM_AGAIN) {
            agains++;
        } else {
            append(&hasty, event.text, event.text_length);
        }
    }
    CHECK(status == WPLLM_END && agains >= 2);
    wpllm_stream_free(stream);
    stream = open_stream(context, request);
    CHECK(read_stream(stream, -1, &patient) > 0);
    CHECK(strcmp(patient.bytes, hasty.bytes) == 0);
    wpllm_stream_free(stream);
}

typedef struct {
    wpllm_context *context;
    wpllm_model *model;
    const char *expected;
} shared;

static void *generate_too(void *user) {
    shared *all = user;
    text_buffer *text = calloc(1, sizeof *text);
    for (int i = 0; i < 3; i++) {
        text->length = 0;
        wpllm_stream *stream = open_stream(all->context, REQUEST);
        CHECK(read_stream(stream, i - 1, text) > 0);
        CHECK(strcmp(text->bytes, all->expected) == 0);
        wpllm_stream_free(stream);
        wpllm_result *ids = NULL, *rows = NULL;
        size_t count = 0;
        CHECK_STATUS(WPLLM_OK, wpllm_tokenize(all->model, "add_action( 'init' );", 21, 0, &ids, NULL));
        const int32_t *tokens = wpllm_result_tokens(ids, &count);
        CHECK_STATUS(WPLLM_OK, wpllm_evaluate(all->model, tokens, count, 0, &rows, NULL));
        wpllm_result_free(ids);
        wpllm_result_free(rows);
        wpllm_result *log = NULL;
        CHECK_STATUS(WPLLM_OK, wpllm_context_drain_log(all->context, &log, NULL));
        wpllm_result_free(log);
    }
    free(text);
    return NULL;
}

/* Six threads share a context and a model, and each gets the text that one alone gets. */
static void many(wpllm_context *context) {
    static text_buffer alone;
    wpllm_stream *stream = open_stream(context, REQUEST);
    CHECK(read_stream(stream, -1, &alone) > 0);
    wpllm_stream_free(stream);
    wpllm_model *model = open_model(context, "wp-llm-nano");
    shared all = {context, model, alone.bytes};
    pthread_t threads[6];
    for (int i = 0; i < 6; i++) {
        pthread_create(&threads[i], NULL, generate_too, &all);
    }
    for (int i = 0; i < 6; i++) {
        pthread_join(threads[i], NULL);
    }
    wpllm_model_free(model);
}

int main(int argc, char **argv) {
    (void)argc;
    model_dir = argv[1];
    wpllm_context *context = open_context();
    busy(context);
    cancel(context);
    free_elsewhere(context);
    callback_cancels(context);
    deadline(context);
    again(context);
    many(context);
    wpllm_context_free(context);
    return check_done();
}
