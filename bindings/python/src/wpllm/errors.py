"""What can go wrong: one exception class for each status of the library."""

from __future__ import annotations

from . import _native


class WPLLMError(Exception):
    """Base of every error of this package.

    code            the status's name, such as "WPLLM_E_BUSY"
    status          the status's number
    message         one sentence for a person
    path            the field at fault, such as "messages[1].content"; None when there is none
    retryable       whether the same call may succeed later
    retry_after_ms  how long to wait first, when that is known
    """

    status: int = _native.WPLLM_E_INTERNAL

    def __init__(
        self,
        message: str,
        *,
        status: int | None = None,
        code: str = "",
        path: str | None = None,
        retryable: bool = False,
        retry_after_ms: int | None = None,
    ) -> None:
        super().__init__(message)
        self.message = message
        if status is not None:
            self.status = status
        self.code = code or _CODES.get(self.status, "WPLLM_E_UNKNOWN")
        self.path = path
        self.retryable = retryable
        self.retry_after_ms = retry_after_ms

    def __str__(self) -> str:
        return f"{self.message} ({self.path})" if self.path and self.path not in self.message else self.message


class LibraryNotFoundError(WPLLMError):
    """libwpllm.so was not found, cannot be loaded, or has another interface."""


class InternalError(WPLLMError):
    """A defect of the library."""


class InvalidArgumentError(WPLLMError):
    """An argument is out of range."""

    status = _native.WPLLM_E_INVALID_ARGUMENT


class BadHandleError(WPLLMError):
    """The object is closed."""

    status = _native.WPLLM_E_BAD_HANDLE


class ForkedError(WPLLMError):
    """The object belongs to the process that forked this one: open a new Context here. Models stay usable."""

    status = _native.WPLLM_E_FORKED


class BusyError(WPLLMError):
    """Another thread is inside a call on this object."""

    status = _native.WPLLM_E_BUSY


class InvalidJSONError(WPLLMError):
    """The request is not JSON, or not UTF-8."""

    status = _native.WPLLM_E_INVALID_JSON


class InvalidRequestError(WPLLMError):
    """The request has an unknown key, a wrong type or a value out of range; `path` names the field."""

    status = _native.WPLLM_E_INVALID_REQUEST


class NotFoundError(WPLLMError):
    """No such model, file or folder."""

    status = _native.WPLLM_E_NOT_FOUND


class InputOutputError(WPLLMError):
    """The operating system refused."""

    status = _native.WPLLM_E_IO


class BadModelError(WPLLMError):
    """The model file is truncated, inconsistent or hostile."""

    status = _native.WPLLM_E_BAD_MODEL


class UnsupportedError(WPLLMError):
    """Well-formed, but nothing this version can do."""

    status = _native.WPLLM_E_UNSUPPORTED


class ContextLengthError(WPLLMError):
    """More tokens than the model's context holds."""

    status = _native.WPLLM_E_CONTEXT_LENGTH


class LimitError(WPLLMError):
    """A size limit of the library or of the context's options."""

    status = _native.WPLLM_E_LIMIT


class CancelledError(WPLLMError):
    """Cancelled before there was a result."""

    status = _native.WPLLM_E_CANCELLED


class DeadlineError(WPLLMError):
    """deadline_ms passed before there was a result."""

    status = _native.WPLLM_E_DEADLINE


class BadTemplateError(WPLLMError):
    """The model's chat template cannot be run, or refused the messages."""

    status = _native.WPLLM_E_BAD_TEMPLATE


class NoMemoryError(WPLLMError):
    """An allocation failed."""

    status = _native.WPLLM_E_NO_MEMORY


# WPLLM_E_… only: WPLLM_EVENT_… and WPLLM_EVALUATE_… begin otherwise.
_CODES = {
    value: name for name, value in vars(_native).items() if name.startswith("WPLLM_E_") and isinstance(value, int)
}

CLASSES: dict[int, type[WPLLMError]] = {
    kind.status: kind
    for kind in (
        InternalError,
        InvalidArgumentError,
        BadHandleError,
        ForkedError,
        BusyError,
        InvalidJSONError,
        InvalidRequestError,
        NotFoundError,
        InputOutputError,
        BadModelError,
        UnsupportedError,
        ContextLengthError,
        LimitError,
        CancelledError,
        DeadlineError,
        BadTemplateError,
        NoMemoryError,
    )
}
