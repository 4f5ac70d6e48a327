/*
 * wpllm.h - the C interface of libwpllm: language models inside your process.
 *
 * The whole contract in short:
 *   - Every call returns a status: 0 is success, > 0 is not an error (WPLLM_END, WPLLM_AGAIN), < 0 is an error.
 *   - The last parameter `err` may be NULL; otherwise a failing call stores a wpllm_error there, which is yours.
 *     A call that succeeds leaves *err as it was.
 *   - What arrives through an out-parameter is yours: release it with its _free function (NULL is fine there).
 *   - Every `const` pointer returned or handed out is borrowed from the handle in argument 1, until that is freed
 *     (from a stream: until the next call on it). It is NUL-terminated and has a length as well.
 *   - Inputs are copied before the call returns. Text is UTF-8; requests and options are JSON objects, in which an
 *     unknown key is an error that names it, and keys that begin with "x_" are ignored.
 *   - A handle is a number in the guise of a pointer: NULL, a freed one and one of another type are found out and
 *     answered with WPLLM_E_BAD_HANDLE, without touching memory. Never read through it.
 *   - `[any thread]` functions may run at once on one handle; `[one thread at a time]` ones answer WPLLM_E_BUSY when
 *     the handle is in use by another thread.
 *
 * After fork() the child may go on using models; every other handle answers WPLLM_E_FORKED there (freeing it is fine),
 * and the child opens a context of its own, which costs microseconds: the weights stay mapped.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef WPLLM_H
#define WPLLM_H

#ifndef WPLLM_FFI_HEADER /* PHP FFI and cffi know these types and take no preprocessor lines */
#include <stddef.h>
#include <stdint.h>
#endif

#if defined(WPLLM_FFI_HEADER) || !defined(__clang__)
#define WPLLM_NULLABLE
#else
#define WPLLM_NULLABLE _Nullable
#ifndef __swift__
#pragma clang diagnostic push
#pragma clang diagnostic ignored "-Wnullability-extension"
#endif
#endif

#ifdef __cplusplus
extern "C" {
#endif

/* ------------------------------------------------------------------ status ------------------------------------- */

/** Status numbers. They are never reused for another meaning. */
enum {
    WPLLM_OK = 0,
    WPLLM_END = 1,   /**< the stream has delivered its last event */
    WPLLM_AGAIN = 2, /**< the time given to the call is over; call again */

    WPLLM_E_INTERNAL = -1,         /**< a defect of the library */
    WPLLM_E_INVALID_ARGUMENT = -2, /**< a C argument is out of range, or NULL where a value is needed */
    WPLLM_E_BAD_HANDLE = -3,       /**< NULL, freed, or a handle of another type */
    WPLLM_E_FORKED = -4,           /**< the handle belongs to the process that forked this one */
    WPLLM_E_BUSY = -5,             /**< another thread is inside a call on this handle */
    WPLLM_E_INVALID_JSON = -6,     /**< not JSON, or not UTF-8; the error says at which byte, line and column */
    WPLLM_E_INVALID_REQUEST = -7,  /**< JSON of the wrong shape: unknown key, wrong type, value out of range */
    WPLLM_E_NOT_FOUND = -8,        /**< no such model, file or folder */
    WPLLM_E_IO = -9,               /**< the operating system refused; the message carries its words */
    WPLLM_E_BAD_MODEL = -10,       /**< the model file is truncated, inconsistent or hostile */
    WPLLM_E_UNSUPPORTED = -11,     /**< well-formed, but nothing this version can do */
    WPLLM_E_CONTEXT_LENGTH = -12,  /**< more tokens than the model's context holds */
    WPLLM_E_LIMIT = -13,           /**< a size limit of the library or of the context's options */
    WPLLM_E_CANCELLED = -14,       /**< cancelled before there was a result */
    WPLLM_E_DEADLINE = -15,        /**< deadline_ms passed before there was a result */
    WPLLM_E_BAD_TEMPLATE = -16,    /**< the model's chat template cannot be run, or refused the messages */
    WPLLM_E_NO_MEMORY = -17        /**< an allocation failed */
};

/* ------------------------------------------------------------------ handles ------------------------------------ */

/** Options, logging and cancellation shared by the calls of one caller. */
typedef struct wpllm_context wpllm_context;
/** A loaded model. Valid after fork. Opening one file twice gives two handles on one mapping. */
typedef struct wpllm_model wpllm_model;
/** A generation under way, from which events are pulled. */
typedef struct wpllm_stream wpllm_stream;
/** What a call produced: JSON, bytes, token ids or floats. Immutable. */
typedef struct wpllm_result wpllm_result;
/** What went wrong. Immutable. */
typedef struct wpllm_error wpllm_error;

/* ------------------------------------------------------------------ library ------------------------------------ */

/** The revision of this interface: (major << 16) | minor. Minor grows when functions or fields are added.
 *  [any thread] */
uint32_t wpllm_abi_version(void);

/** The library's version, such as "0.1.0". Borrowed for the life of the process. [any thread] */
const char *WPLLM_NULLABLE wpllm_version_string(void);

/** The name of a status, such as "WPLLM_E_BUSY"; "WPLLM_E_UNKNOWN" for any other number. Borrowed for the life of the
 *  process. [any thread] */
const char *WPLLM_NULLABLE wpllm_status_name(int32_t status);

/** What this build can do: JSON {version, abi, simd, formats, architectures, tensor_types, tokenizers, samplers,
 *  analysis: {rules, types, formats, languages}, operations, plugins}. [any thread] */
int32_t wpllm_capabilities(wpllm_result *WPLLM_NULLABLE *WPLLM_NULLABLE out,
                           wpllm_error *WPLLM_NULLABLE *WPLLM_NULLABLE err);

/* ------------------------------------------------------------------ context ------------------------------------ */

/** Opens a context. Starts no thread, opens no file.
 *  @param options a JSON object, or NULL for the defaults:
 *    data_dir          string   folder for what the library stores; none by default
 *    model_dirs        [string] folders searched in order for NAME.gguf; default: the folders named in the environment
 *                               variable WPLLM_MODEL_PATH, separated by ':'
 *    threads           integer  1..256, threads a computation may use; default: the cores this process may use
 *    max_memory_bytes  integer  >= 0, private memory for caches of conversations; 0 (default): a quarter of the memory
 *                               that the machine or its cgroup has
 *    log_level         string   "error", "warning" (default), "info", "debug" or "off"
 *  @param length bytes of `options`.
 *  @return WPLLM_OK, WPLLM_E_INVALID_JSON, WPLLM_E_INVALID_REQUEST, WPLLM_E_INVALID_ARGUMENT. [any thread] */
int32_t wpllm_context_open(const char *WPLLM_NULLABLE options, size_t length,
                           wpllm_context *WPLLM_NULLABLE *WPLLM_NULLABLE out,
                           wpllm_error *WPLLM_NULLABLE *WPLLM_NULLABLE err);

/** Cancels what runs in the context and frees the handle; streams and models opened through it stay valid.
 *  [any thread] */
void wpllm_context_free(wpllm_context *WPLLM_NULLABLE context);

/** Cancels every generation, embedding and analysis that the context has running now; later calls are not affected.
 *  [any thread] */
int32_t wpllm_context_cancel(wpllm_context *WPLLM_NULLABLE context, wpllm_error *WPLLM_NULLABLE *WPLLM_NULLABLE err);

/** Takes the log records gathered since the last call: JSON {records: [{time, level, message}], dropped}. The context
 *  keeps the newest 1,000. `time` is in seconds since 1970. [any thread] */
int32_t wpllm_context_drain_log(wpllm_context *WPLLM_NULLABLE context, wpllm_result *WPLLM_NULLABLE *WPLLM_NULLABLE out,
                                wpllm_error *WPLLM_NULLABLE *WPLLM_NULLABLE err);

/** The models found in model_dirs: JSON {object: "list", data: [{id, object, created, owned_by, path, bytes}]}.
 *  [any thread] */
int32_t wpllm_models(wpllm_context *WPLLM_NULLABLE context, wpllm_result *WPLLM_NULLABLE *WPLLM_NULLABLE out,
                     wpllm_error *WPLLM_NULLABLE *WPLLM_NULLABLE err);

/* ------------------------------------------------------------------ model -------------------------------------- */

/** Opens a model. A file that this process has open already, with the same modification time, is not read again.
 *  @param name a name that model_dirs resolve ("wp-llm-nano"), or a path: anything with a '/' in it.
 *  @param name_length bytes of `name`.
 *  @return WPLLM_OK, WPLLM_E_NOT_FOUND, WPLLM_E_IO, WPLLM_E_BAD_MODEL, WPLLM_E_UNSUPPORTED. [any thread] */
int32_t wpllm_model_open(wpllm_context *WPLLM_NULLABLE context, const char *WPLLM_NULLABLE name, size_t name_length,
                         wpllm_model *WPLLM_NULLABLE *WPLLM_NULLABLE out,
                         wpllm_error *WPLLM_NULLABLE *WPLLM_NULLABLE err);

/** Frees the handle. The mapping itself goes when nothing uses it any more. [any thread] */
void wpllm_model_free(wpllm_model *WPLLM_NULLABLE model);

/** What the model is: JSON {id, path, architecture, parameters, file_bytes, quantization, context_length,
 *  embedding_length, vocabulary_size, tokenizer, chat_template, generates, embeds, pooling, license, …}.
 *  [any thread] */
int32_t wpllm_model_info(wpllm_model *WPLLM_NULLABLE model, wpllm_result *WPLLM_NULLABLE *WPLLM_NULLABLE out,
                         wpllm_error *WPLLM_NULLABLE *WPLLM_NULLABLE err);

/** Flags of wpllm_tokenize and wpllm_detokenize. */
enum {
    WPLLM_TOKENIZE_ADD_SPECIAL = 1,  /**< add what the model wants around a text (BOS, EOS, [CLS], [SEP]) */
    WPLLM_TOKENIZE_PARSE_SPECIAL = 2 /**< read special tokens written in the text ("<|im_end|>"); else they are text */
};

/** Turns text into token ids: read them with wpllm_result_tokens. Malformed UTF-8 is no error: byte-level BPE reads it
 *  as U+FFFD, SentencePiece as the bytes it is, and WordPiece leaves it out.
 *  @param flags WPLLM_TOKENIZE_ADD_SPECIAL | WPLLM_TOKENIZE_PARSE_SPECIAL, or 0. [any thread] */
int32_t wpllm_tokenize(wpllm_model *WPLLM_NULLABLE model, const char *WPLLM_NULLABLE text, size_t length,
                       uint32_t flags, wpllm_result *WPLLM_NULLABLE *WPLLM_NULLABLE out,
                       wpllm_error *WPLLM_NULLABLE *WPLLM_NULLABLE err);

/** Turns token ids into bytes: read them with wpllm_result_bytes. The bytes of a part of a text need not be whole
 *  UTF-8 sequences.
 *  @param count number of ids; each 0..vocabulary_size-1, else WPLLM_E_INVALID_ARGUMENT.
 *  @param flags WPLLM_TOKENIZE_PARSE_SPECIAL to write special tokens out; 0 to leave them out. [any thread] */
int32_t wpllm_detokenize(wpllm_model *WPLLM_NULLABLE model, const int32_t *WPLLM_NULLABLE tokens, size_t count,
                         uint32_t flags, wpllm_result *WPLLM_NULLABLE *WPLLM_NULLABLE out,
                         wpllm_error *WPLLM_NULLABLE *WPLLM_NULLABLE err);

/** Flags of wpllm_evaluate. */
enum {
    WPLLM_EVALUATE_LAST = 0, /**< one row: the logits after the last token */
    WPLLM_EVALUATE_ALL = 1   /**< a row for each token */
};

/** Runs a text model over token ids and gives its logits, unnormalised: read them with wpllm_result_floats, rows of
 *  vocabulary_size floats; row i tells of the token that follows tokens[i]. Starts from an empty context each time.
 *  @return also WPLLM_E_UNSUPPORTED for an embedding model, WPLLM_E_CONTEXT_LENGTH, WPLLM_E_LIMIT for more than 1 GiB
 *  of logits. [any thread] */
int32_t wpllm_evaluate(wpllm_model *WPLLM_NULLABLE model, const int32_t *WPLLM_NULLABLE tokens, size_t count,
                       uint32_t flags, wpllm_result *WPLLM_NULLABLE *WPLLM_NULLABLE out,
                       wpllm_error *WPLLM_NULLABLE *WPLLM_NULLABLE err);

/** Embeds texts: read the vectors with wpllm_result_floats, one row of embedding_length floats a text, length 1 (L2).
 *  @param texts   array of `count` pointers to UTF-8.
 *  @param lengths array of `count` byte lengths; NULL when every text ends in NUL.
 *  @return also WPLLM_E_CONTEXT_LENGTH for a text longer than the model reads (the error's path names which),
 *  WPLLM_E_UNSUPPORTED for a model that does not embed. [any thread] */
int32_t wpllm_embed_floats(wpllm_model *WPLLM_NULLABLE model, const char *WPLLM_NULLABLE const *WPLLM_NULLABLE texts,
                           const size_t *WPLLM_NULLABLE lengths, size_t count,
                           wpllm_result *WPLLM_NULLABLE *WPLLM_NULLABLE out,
                           wpllm_error *WPLLM_NULLABLE *WPLLM_NULLABLE err);

/* ------------------------------------------------------------------ generate ----------------------------------- */

/** Kinds of a stream event. */
enum {
    WPLLM_EVENT_TEXT = 1, /**< `text` holds the next piece, always whole UTF-8 sequences */
    WPLLM_EVENT_DONE = 2  /**< the last event; `finish_reason` and the token counts hold */
};

/** Why a generation ended. */
enum {
    WPLLM_FINISH_NONE = 0,
    WPLLM_FINISH_STOP = 1,      /**< the model ended its answer, or a stop string appeared: "stop" */
    WPLLM_FINISH_LENGTH = 2,    /**< max_tokens or the model's context is used up: "length" */
    WPLLM_FINISH_CANCELLED = 3, /**< "cancelled" */
    WPLLM_FINISH_DEADLINE = 4   /**< deadline_ms passed: "deadline" */
};

/** One event of a stream. Set struct_size to sizeof(wpllm_event) before the call; fields beyond it are not written. */
typedef struct wpllm_event {
    size_t struct_size;
    int32_t type;                    /**< WPLLM_EVENT_… */
    int32_t finish_reason;           /**< WPLLM_FINISH_… */
    const char *WPLLM_NULLABLE text; /**< UTF-8; empty when the event carries none */
    size_t text_length;
    const char *WPLLM_NULLABLE json; /**< the same event as one line of the REST stream, without the line end */
    size_t json_length;
    uint64_t prompt_tokens;     /**< tokens of the prompt */
    uint64_t cached_tokens;     /**< of these, taken from an earlier request with the same beginning */
    uint64_t completion_tokens; /**< tokens generated so far */
} wpllm_event;

/** Generates text and waits for the whole answer.
 *  @param request a JSON object:
 *    model              string, required: a name that model_dirs resolve
 *    prompt             string: what is asked (this or messages). A model with a chat template reads it as the message
 *                       of a user, unless it begins with a control token of the model ("<|im_start|>…")
 *    raw                boolean: true continues `prompt` as it stands, control tokens and all; false never does
 *    messages           [{role: "system"|"user"|"assistant"|…, content: string}]: rendered by the model's chat
 *                       template; control tokens written in a content stay text
 *    max_tokens         integer 1..1048576; default: what the model's context leaves
 *    temperature        number 0..2, default 0.7; 0 takes the most likely token each time
 *    top_p              number 0..1, default 1
 *    top_k              integer >= 0, default 0: all
 *    min_p              number 0..1, default 0
 *    repeat_penalty     number 0.01..10, default 1: divides (multiplies, if negative) the logits of the last 64 tokens,
 *                       those of the prompt included
 *    presence_penalty   number -2..2, default 0: taken from the logit of every token that was generated before
 *    frequency_penalty  number -2..2, default 0: the same, once for each time that it was generated
 *    seed               integer; the same request with the same seed gives the same text; default: random
 *    stop               string or [string], at most 16, none empty: the text ends before the first of them
 *    stream             boolean: accepted, and without effect: the function decides
 *    deadline_ms        integer >= 1: the call ends with what there is after this long
 *  Tokens are chosen by penalties, top_k, top_p, min_p and temperature, in this order.
 *  @param out JSON {id, object: "text_generation", created, model, choices: [{index, text, finish_reason}], usage:
 *    {prompt_tokens, completion_tokens, total_tokens}}.
 *  @return also WPLLM_E_CONTEXT_LENGTH, WPLLM_E_BAD_TEMPLATE, WPLLM_E_UNSUPPORTED. Cancel and deadline are no errors:
 *  the answer says so in finish_reason. [any thread] */
int32_t wpllm_generate(wpllm_context *WPLLM_NULLABLE context, const char *WPLLM_NULLABLE request, size_t length,
                       wpllm_result *WPLLM_NULLABLE *WPLLM_NULLABLE out,
                       wpllm_error *WPLLM_NULLABLE *WPLLM_NULLABLE err);

/** Begins a generation and returns at once, before the prompt is read; the work is done inside wpllm_stream_next.
 *  @param request as for wpllm_generate. [any thread] */
int32_t wpllm_generate_stream(wpllm_context *WPLLM_NULLABLE context, const char *WPLLM_NULLABLE request, size_t length,
                              wpllm_stream *WPLLM_NULLABLE *WPLLM_NULLABLE out,
                              wpllm_error *WPLLM_NULLABLE *WPLLM_NULLABLE err);

/** Works until there is an event, on the caller's thread.
 *  @param timeout_ms < 0: as long as it takes; 0 and more: WPLLM_AGAIN comes at the first step that ends after this
 *    many milliseconds without an event (a step is one token, or a part of the prompt).
 *  @param event filled in on WPLLM_OK; what it points to lives until the next call on the stream.
 *  @return WPLLM_OK with an event, WPLLM_END after WPLLM_EVENT_DONE was delivered, WPLLM_AGAIN, or an error.
 *  [one thread at a time] */
int32_t wpllm_stream_next(wpllm_stream *WPLLM_NULLABLE stream, int32_t timeout_ms, wpllm_event *WPLLM_NULLABLE event,
                          wpllm_error *WPLLM_NULLABLE *WPLLM_NULLABLE err);

/** Asks the stream to end: the call that is running, or else the next one, delivers WPLLM_EVENT_DONE with
 *  WPLLM_FINISH_CANCELLED. [any thread] */
int32_t wpllm_stream_cancel(wpllm_stream *WPLLM_NULLABLE stream, wpllm_error *WPLLM_NULLABLE *WPLLM_NULLABLE err);

/** Cancels and frees the stream. A call that another thread still has running on it ends as if cancelled; what its
 *  event points to goes with it. [any thread] */
void wpllm_stream_free(wpllm_stream *WPLLM_NULLABLE stream);

/** Receives the events of wpllm_generate_with: on the caller's thread, with no lock held. Return 0 to go on, anything
 *  else to cancel. It must return: no exception, no longjmp. From PHP use wpllm_stream_next instead. */
typedef int32_t (*wpllm_callback)(void *WPLLM_NULLABLE user, const wpllm_event *WPLLM_NULLABLE event);

/** Generates and hands each event to `callback` as it comes. `out` receives the whole answer, as wpllm_generate gives
 *  it; NULL if it is not wanted. [any thread] */
int32_t wpllm_generate_with(wpllm_context *WPLLM_NULLABLE context, const char *WPLLM_NULLABLE request, size_t length,
                            wpllm_callback WPLLM_NULLABLE callback, void *WPLLM_NULLABLE user,
                            wpllm_result *WPLLM_NULLABLE *WPLLM_NULLABLE out,
                            wpllm_error *WPLLM_NULLABLE *WPLLM_NULLABLE err);

/* ------------------------------------------------------------------ embed -------------------------------------- */

/** Embeds texts, JSON in and out. wpllm_embed_floats does the same without JSON.
 *  @param request a JSON object:
 *    model            string, required
 *    input            string or [string], 1..2048 texts
 *    encoding_format  "float" (default) or "base64" (little-endian 32-bit floats)
 *    truncate         boolean, default false: cut a text that is longer than the model reads, in place of an error
 *    deadline_ms      integer >= 1
 *  @param out JSON {object: "list", data: [{object: "embedding", index, embedding}], model, usage: {prompt_tokens,
 *    total_tokens}}; vectors have length 1.
 *  @return also WPLLM_E_CONTEXT_LENGTH (the error's path names the text), WPLLM_E_UNSUPPORTED, WPLLM_E_CANCELLED,
 *  WPLLM_E_DEADLINE. [any thread] */
int32_t wpllm_embed(wpllm_context *WPLLM_NULLABLE context, const char *WPLLM_NULLABLE request, size_t length,
                    wpllm_result *WPLLM_NULLABLE *WPLLM_NULLABLE out, wpllm_error *WPLLM_NULLABLE *WPLLM_NULLABLE err);

/* ------------------------------------------------------------------ analyze ------------------------------------ */

/** Analyses WordPress code: follows data from requests, options and the database through functions, hooks and files to
 *  where it is printed, stored or executed, and looks for what makes code slow, wrong or hard to maintain. The same
 * code gives the same answer; code that PHP cannot compile is analysed as far as it can be read.
 *  @param request a JSON object:
 *    code                string: one file, or a piece of one; PHP without an open tag is understood, too
 *    file_name           string: the path of `code`; without it the language is guessed
 *    files               [{name, content}], in place of code: files of one plugin or theme, with their paths in it.
 *                        Data is followed from one file into another
 *    analysis_type       "security", "performance", "quality" or "all" (default)
 *    format              "json" (default), "sarif" (2.1.0), "text", "github" (annotations), "junit" or "html"
 *    minimum_severity    "info" (default), "low", "medium", "high" or "critical"
 *    minimum_confidence  "low" (default), "medium" or "high"
 *    text_domain         string; default: what the header of the plugin or theme says
 *    prefixes            [string]: what global names of the code are to begin with; default: not checked
 *    minimum_wordpress   string such as "6.2", minimum_php such as "7.4"; default: what header or readme say
 *    disabled_rules      [string]: rules ("i18n.missing-domain") or groups of rules ("i18n") that are not reported
 *    configuration       object: the contents of a .wpllm.json file, docs/analysis.md
 *    baseline            object: the contents of a baseline file; what it has is not reported
 *    diff                string: a unified diff; only what its lines have to do with is reported
 *    model               string: a model of model_dirs that explains the gravest findings and proposes patches. A patch
 *                        is in the answer only if the patched code has no new syntax error, the finding is gone and no
 *                        other has come. If there is no such model, a note in the answer says so
 *    explanations        integer 0..1000, default 5: how many findings the model explains
 *    deadline_ms         integer >= 1
 *  @param out JSON {id, object: "code_analysis", created, model, analysis_type, issues: [{file, line, column, end_line,
 *    end_column, severity, type, message, suggestion, code_snippet, rule, confidence, cwe, owasp, fingerprint, trace:
 *    [{kind, file, line, column, note, code}], fix: {title, edits: […]} or null}], score: 0..10, recommendations:
 *    [string], suppressed, notes, complete}, with `files` also files: [{file, issues, score}] and summary. With
 * `model`, issues that it was asked about have explanation, patch (a unified diff, or null) and patch_note. Columns
 * count code points from 1. "sarif" is JSON as well; the text of the other formats is read with wpllm_result_bytes.
 *  @return also WPLLM_E_CANCELLED, WPLLM_E_DEADLINE. [any thread] */
int32_t wpllm_analyze(wpllm_context *WPLLM_NULLABLE context, const char *WPLLM_NULLABLE request, size_t length,
                      wpllm_result *WPLLM_NULLABLE *WPLLM_NULLABLE out,
                      wpllm_error *WPLLM_NULLABLE *WPLLM_NULLABLE err);

/* ------------------------------------------------------------------ scaffold ----------------------------------- */

/** Generates a plugin, a block or a theme from a specification: complete files, the same for the same specification.
 *
 * The library writes nothing to disk.
 *
 *  @param request JSON, UTF-8. Beside the members of the specification:
 *    kind         "plugin", "block" or "theme", required
 *    model        a model that fills in, from `description`, what the specification does not say; what it answers is
 *                 checked before it is used, and without it the specification stands as it is
 *    format       "json" (default), or "zip" for nothing but a ZIP archive of the files, which WordPress installs as it
 *                 is; it is read with wpllm_result_bytes
 *    archive      true for that archive inside of the JSON as well
 *    verify       true (default) for a check of syntax, schemas and security, "all" for one by the rules about
 *                 performance and quality of PHP as well, which takes several times as long, false for none
 *    schema       true for the JSON Schema of the specifications of that kind, which documents each of their members,
 *                 instead of files
 *    deadline_ms  positive
 *  @param out JSON {id, object: "plugin_generation", created, model, plugin_name or block_type or theme_name, files:
 *    {role: {filename, content, encoding: "base64" for a picture}}, installation_instructions (of blocks:
 *    instructions), verification: {passed, complete, score, checked_files, issues: [{file, line, rule, severity,
 *    message}]}, completion: {used, added, notes} with `model`, archive: {filename, encoding, content} if asked for}.
 *    Only `created` differs between two answers to one request.
 *  @return also WPLLM_E_INVALID_REQUEST naming the member that cannot be made, WPLLM_E_CANCELLED, WPLLM_E_DEADLINE.
 *    [any thread] */
int32_t wpllm_scaffold(wpllm_context *WPLLM_NULLABLE context, const char *WPLLM_NULLABLE request, size_t length,
                       wpllm_result *WPLLM_NULLABLE *WPLLM_NULLABLE out,
                       wpllm_error *WPLLM_NULLABLE *WPLLM_NULLABLE err);

/* ------------------------------------------------------------------ request ------------------------------------ */

/** Answers a request of the REST interface, so that a host exposes all of it in a few lines. Who may ask is for the
 * host to decide: the library looks at no credentials.
 *
 *    POST /v1/generate          as wpllm_generate; with "stream": true as the next
 *    POST /v1/generate/stream   all lines of the stream at once (NDJSON); for pieces as they come take
 *                               wpllm_generate_stream
 *    POST /v1/embeddings        as wpllm_embed
 *    POST /v1/analyze           as wpllm_analyze; analysis_type is required
 *    POST /v1/analyze/batch     {files, analysis_type, …} →
 *                               {object: "batch_analysis", results: [{file, issues, score}], summary, …}
 *    POST /v1/blocks/analyze    {block_code, analysis_type, …} →
 *                               {object: "block_analysis", issues, optimization_suggestions, …}
 *    POST /v1/themes/analyze    {theme_files, analysis_type, …} → {object: "theme_analysis", results, …}
 *    POST /v1/plugins/scaffold  the structure of a plugin without features: {plugin_name, structure, include_files}
 *    POST /v1/plugins/generate  as wpllm_scaffold of a plugin, without `kind`
 *    POST /v1/blocks/generate   of a block: {block_type, attributes, features, …}
 *    POST /v1/themes/generate   of a theme: {theme_name, type, features, …}
 *    GET  /v1/plugins/schema    what a plugin's specification may say; also /v1/blocks/schema, /v1/themes/schema
 *    GET  /v1/models            the models of model_dirs
 *    GET  /v1/models/{id}       one of them, with its specifications
 *    GET  /v1/health            whether models and services are there
 *    GET  /v1/status            figures of this process
 *
 *  @param method  such as "POST", NUL-terminated.
 *  @param path    such as "/v1/analyze", NUL-terminated; what follows a '?' is ignored.
 *  @param headers a JSON object of strings, or NULL. Read is X-Request-Id, which is given back; names in any case.
 *  @param body    JSON, or NULL for none.
 *  @param out     the response: its status with wpllm_result_http_status, its headers with wpllm_result_http_headers,
 *    its body with wpllm_result_json, or wpllm_result_bytes if it is not JSON. What goes wrong with the request is a
 *    response, too: {error: {type, code, message, details, request_id, timestamp}} with status 400 and above.
 *  @return WPLLM_OK whenever there is a response; an error only for wrong C arguments. [any thread] */
int32_t wpllm_request(wpllm_context *WPLLM_NULLABLE context, const char *WPLLM_NULLABLE method,
                      const char *WPLLM_NULLABLE path, const char *WPLLM_NULLABLE headers, size_t headers_length,
                      const char *WPLLM_NULLABLE body, size_t body_length,
                      wpllm_result *WPLLM_NULLABLE *WPLLM_NULLABLE out,
                      wpllm_error *WPLLM_NULLABLE *WPLLM_NULLABLE err);

/* ------------------------------------------------------------------ results and errors ------------------------- */

/** The result's JSON, and its bytes in `length` (may be NULL); NULL if the result holds no JSON. [any thread] */
const char *WPLLM_NULLABLE wpllm_result_json(wpllm_result *WPLLM_NULLABLE result, size_t *WPLLM_NULLABLE length);

/** The result's bytes (wpllm_detokenize, and what is no JSON of wpllm_analyze and wpllm_request), and their count; NULL
 *  if it holds none. [any thread] */
const char *WPLLM_NULLABLE wpllm_result_bytes(wpllm_result *WPLLM_NULLABLE result, size_t *WPLLM_NULLABLE length);

/** The result's token ids (wpllm_tokenize), and their count; NULL if it holds none. [any thread] */
const int32_t *WPLLM_NULLABLE wpllm_result_tokens(wpllm_result *WPLLM_NULLABLE result, size_t *WPLLM_NULLABLE count);

/** The result's floats, row after row (wpllm_evaluate, wpllm_embed_floats), and its shape; NULL if it holds none.
 *  [any thread] */
const float *WPLLM_NULLABLE wpllm_result_floats(wpllm_result *WPLLM_NULLABLE result, size_t *WPLLM_NULLABLE rows,
                                                size_t *WPLLM_NULLABLE columns);

/** The status of a response (wpllm_request), such as 200; 0 for other results. [any thread] */
int32_t wpllm_result_http_status(wpllm_result *WPLLM_NULLABLE result);

/** The headers of a response (wpllm_request): a JSON object of strings, names in lower case; NULL for other results.
 *  [any thread] */
const char *WPLLM_NULLABLE wpllm_result_http_headers(wpllm_result *WPLLM_NULLABLE result,
                                                     size_t *WPLLM_NULLABLE length);

/** Frees the result. [any thread] */
void wpllm_result_free(wpllm_result *WPLLM_NULLABLE result);

/** The status that the failing call returned; WPLLM_E_BAD_HANDLE for NULL. [any thread] */
int32_t wpllm_error_code(wpllm_error *WPLLM_NULLABLE error);

/** One sentence for a person, and its bytes in `length` (may be NULL). [any thread] */
const char *WPLLM_NULLABLE wpllm_error_message(wpllm_error *WPLLM_NULLABLE error, size_t *WPLLM_NULLABLE length);

/** The error as JSON {code, status, message, path, provider, http_status, retryable, retry_after_ms}; `code` is the
 *  status's name, `path` the field at fault ("messages[1].content"). [any thread] */
const char *WPLLM_NULLABLE wpllm_error_json(wpllm_error *WPLLM_NULLABLE error, size_t *WPLLM_NULLABLE length);

/** Frees the error. [any thread] */
void wpllm_error_free(wpllm_error *WPLLM_NULLABLE error);

#ifdef __cplusplus
}
#endif

#if !defined(WPLLM_FFI_HEADER) && defined(__clang__) && !defined(__swift__)
#pragma clang diagnostic pop
#endif

#endif /* WPLLM_H */
