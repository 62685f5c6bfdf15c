package com.taskip.quickbooks;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A "no" that a caller can act on: a stable code, a sentence for a person, and where it helps the
 * members at fault. Any room may refuse; only the HTTP doors know how it looks on the wire (RFC
 * 9457).
 */
public final class Refusal extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** What sort of "no" it is, with the HTTP status that stands for it. */
  public enum Kind {
    INVALID(422),
    CONFLICT(409),
    NOT_FOUND(404),
    UPSTREAM(502),
    UNAVAILABLE(503);

    private final int status;

    Kind(int status) {
      this.status = status;
    }

    /** The HTTP status for this kind. */
    public int status() {
      return status;
    }
  }

  private final Kind kind;
  private final String code;
  private final transient List<FieldError> errors;
  private final transient Map<String, Object> members;

  private Refusal(
      Kind kind, String code, String detail, List<FieldError> errors, Map<String, Object> members) {
    super(detail, null, false, false);
    this.kind = kind;
    this.code = code;
    this.errors = List.copyOf(errors);
    this.members = members;
  }

  /** A refusal of the given kind, with a stable snake_case code and a sentence for a person. */
  public static Refusal of(Kind kind, String code, String detail) {
    return new Refusal(kind, code, detail, List.of(), Map.of());
  }

  /** 422: what was sent cannot be accepted as it is. */
  public static Refusal invalid(String code, String detail) {
    return of(Kind.INVALID, code, detail);
  }

  /** 422 {@code validation_failed}: names every bad member at once. */
  public static Refusal fields(List<FieldError> errors) {
    return new Refusal(
        Kind.INVALID, "validation_failed", "Some fields are not valid.", errors, Map.of());
  }

  /** 409: the state of things forbids it now. */
  public static Refusal conflict(String code, String detail) {
    return of(Kind.CONFLICT, code, detail);
  }

  /** 404: there is no such thing in the caller's workspace. */
  public static Refusal notFound(String detail) {
    return of(Kind.NOT_FOUND, "not_found", detail);
  }

  /** The same refusal with one more member in its problem document, for example {@code run_id}. */
  public Refusal with(String member, Object value) {
    Map<String, Object> more = new LinkedHashMap<>(members);
    more.put(member, value);
    return new Refusal(kind, code, getMessage(), errors, more);
  }

  /** The same refusal naming the members at fault. */
  public Refusal naming(List<FieldError> fields) {
    return new Refusal(kind, code, getMessage(), fields, members);
  }

  public Kind kind() {
    return kind;
  }

  /** A stable snake_case word that programs may rely on. */
  public String code() {
    return code;
  }

  /** The members at fault; empty when none is. */
  public List<FieldError> errors() {
    return errors;
  }

  /** Further members of the problem document. */
  public Map<String, Object> members() {
    return members;
  }
}
