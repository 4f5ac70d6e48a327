# Generated from include/wpllm.h by tools/generate_bindings.py; do not edit.
"""The C interface in ctypes. Handles are addresses; text that has a length is an address too."""

from __future__ import annotations

from ctypes import (
    CDLL,
    CFUNCTYPE,
    POINTER,
    Structure,
    c_char_p,
    c_float,
    c_int32,
    c_size_t,
    c_uint32,
    c_uint64,
    c_void_p,
)
from typing import Any

SONAME = "libwpllm.so.1"

WPLLM_OK = 0
WPLLM_END = 1
WPLLM_AGAIN = 2
WPLLM_E_INTERNAL = -1
WPLLM_E_INVALID_ARGUMENT = -2
WPLLM_E_BAD_HANDLE = -3
WPLLM_E_FORKED = -4
WPLLM_E_BUSY = -5
WPLLM_E_INVALID_JSON = -6
WPLLM_E_INVALID_REQUEST = -7
WPLLM_E_NOT_FOUND = -8
WPLLM_E_IO = -9
WPLLM_E_BAD_MODEL = -10
WPLLM_E_UNSUPPORTED = -11
WPLLM_E_CONTEXT_LENGTH = -12
WPLLM_E_LIMIT = -13
WPLLM_E_CANCELLED = -14
WPLLM_E_DEADLINE = -15
WPLLM_E_BAD_TEMPLATE = -16
WPLLM_E_NO_MEMORY = -17

WPLLM_TOKENIZE_ADD_SPECIAL = 1
WPLLM_TOKENIZE_PARSE_SPECIAL = 2

WPLLM_EVALUATE_LAST = 0
WPLLM_EVALUATE_ALL = 1

WPLLM_EVENT_TEXT = 1
WPLLM_EVENT_DONE = 2

WPLLM_FINISH_NONE = 0
WPLLM_FINISH_STOP = 1
WPLLM_FINISH_LENGTH = 2
WPLLM_FINISH_CANCELLED = 3
WPLLM_FINISH_DEADLINE = 4


class wpllm_event(Structure):
    """struct wpllm_event"""

    _fields_ = [
        ("struct_size", c_size_t),
        ("type", c_int32),
        ("finish_reason", c_int32),
        ("text", c_void_p),
        ("text_length", c_size_t),
        ("json", c_void_p),
        ("json_length", c_size_t),
        ("prompt_tokens", c_uint64),
        ("cached_tokens", c_uint64),
        ("completion_tokens", c_uint64),
    ]


wpllm_callback = CFUNCTYPE(c_int32, c_void_p, POINTER(wpllm_event))

# name: (type of the result, types of the parameters)
FUNCTIONS: dict[str, tuple[Any, tuple[Any, ...]]] = {
    "wpllm_abi_version": (c_uint32, ()),
    "wpllm_version_string": (c_char_p, ()),
    "wpllm_status_name": (c_char_p, (c_int32,)),
    "wpllm_capabilities": (c_int32, (POINTER(c_void_p), POINTER(c_void_p))),
    "wpllm_context_open": (c_int32, (c_char_p, c_size_t, POINTER(c_void_p), POINTER(c_void_p))),
    "wpllm_context_free": (None, (c_void_p,)),
    "wpllm_context_cancel": (c_int32, (c_void_p, POINTER(c_void_p))),
    "wpllm_context_drain_log": (c_int32, (c_void_p, POINTER(c_void_p), POINTER(c_void_p))),
    "wpllm_models": (c_int32, (c_void_p, POINTER(c_void_p), POINTER(c_void_p))),
    "wpllm_model_open": (c_int32, (c_void_p, c_char_p, c_size_t, POINTER(c_void_p), POINTER(c_void_p))),
    "wpllm_model_free": (None, (c_void_p,)),
    "wpllm_model_info": (c_int32, (c_void_p, POINTER(c_void_p), POINTER(c_void_p))),
    "wpllm_tokenize": (c_int32, (c_void_p, c_char_p, c_size_t, c_uint32, POINTER(c_void_p), POINTER(c_void_p))),
    "wpllm_detokenize": (
        c_int32,
        (c_void_p, POINTER(c_int32), c_size_t, c_uint32, POINTER(c_void_p), POINTER(c_void_p)),
    ),
    "wpllm_evaluate": (c_int32, (c_void_p, POINTER(c_int32), c_size_t, c_uint32, POINTER(c_void_p), POINTER(c_void_p))),
    "wpllm_embed_floats": (
        c_int32,
        (c_void_p, POINTER(c_char_p), POINTER(c_size_t), c_size_t, POINTER(c_void_p), POINTER(c_void_p)),
    ),
    "wpllm_generate": (c_int32, (c_void_p, c_char_p, c_size_t, POINTER(c_void_p), POINTER(c_void_p))),
    "wpllm_generate_stream": (c_int32, (c_void_p, c_char_p, c_size_t, POINTER(c_void_p), POINTER(c_void_p))),
    "wpllm_stream_next": (c_int32, (c_void_p, c_int32, POINTER(wpllm_event), POINTER(c_void_p))),
    "wpllm_stream_cancel": (c_int32, (c_void_p, POINTER(c_void_p))),
    "wpllm_stream_free": (None, (c_void_p,)),
    "wpllm_generate_with": (
        c_int32,
        (c_void_p, c_char_p, c_size_t, wpllm_callback, c_void_p, POINTER(c_void_p), POINTER(c_void_p)),
    ),
    "wpllm_embed": (c_int32, (c_void_p, c_char_p, c_size_t, POINTER(c_void_p), POINTER(c_void_p))),
    "wpllm_analyze": (c_int32, (c_void_p, c_char_p, c_size_t, POINTER(c_void_p), POINTER(c_void_p))),
    "wpllm_scaffold": (c_int32, (c_void_p, c_char_p, c_size_t, POINTER(c_void_p), POINTER(c_void_p))),
    "wpllm_request": (
        c_int32,
        (c_void_p, c_char_p, c_char_p, c_char_p, c_size_t, c_char_p, c_size_t, POINTER(c_void_p), POINTER(c_void_p)),
    ),
    "wpllm_result_json": (c_void_p, (c_void_p, POINTER(c_size_t))),
    "wpllm_result_bytes": (c_void_p, (c_void_p, POINTER(c_size_t))),
    "wpllm_result_tokens": (POINTER(c_int32), (c_void_p, POINTER(c_size_t))),
    "wpllm_result_floats": (POINTER(c_float), (c_void_p, POINTER(c_size_t), POINTER(c_size_t))),
    "wpllm_result_http_status": (c_int32, (c_void_p,)),
    "wpllm_result_http_headers": (c_void_p, (c_void_p, POINTER(c_size_t))),
    "wpllm_result_free": (None, (c_void_p,)),
    "wpllm_error_code": (c_int32, (c_void_p,)),
    "wpllm_error_message": (c_void_p, (c_void_p, POINTER(c_size_t))),
    "wpllm_error_json": (c_void_p, (c_void_p, POINTER(c_size_t))),
    "wpllm_error_free": (None, (c_void_p,)),
}


def bind(library: CDLL) -> None:
    """Declares every function of the interface on `library`.

    Raises AttributeError when the library lacks one: it is older than this table.
    """
    for name, (result, parameters) in FUNCTIONS.items():
        function = getattr(library, name)
        function.restype = result
        function.argtypes = parameters
