package com.taskip.quickbooks.http;

import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.taskip.quickbooks.FieldError;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import java.util.List;

/** Where in a request something is wrong, as its sender wrote it: {@code lines[3].unit_price}. */
final class FieldPaths {
  private static final SnakeCaseStrategy SNAKE_CASE = new SnakeCaseStrategy();

  private FieldPaths() {}

  /** What a broken constraint says, at the place it was broken. */
  static FieldError error(ConstraintViolation<?> violation) {
    StringBuilder path = new StringBuilder();
    for (Path.Node node : violation.getPropertyPath()) {
      if (node.getIndex() != null) {
        path.append('[').append(node.getIndex()).append(']');
      }
      if (node.getKey() != null) {
        appendMember(path, node.getKey().toString());
      }
      if (node.getKind() == ElementKind.PROPERTY || node.getKind() == ElementKind.PARAMETER) {
        appendMember(path, SNAKE_CASE.translate(node.getName()));
      }
    }
    return new FieldError(path.toString(), violation.getMessage());
  }

  /** The place at which Jackson gave up. */
  static String of(List<JsonMappingException.Reference> references) {
    StringBuilder path = new StringBuilder();
    for (JsonMappingException.Reference reference : references) {
      if (reference.getFieldName() == null) {
        path.append('[').append(reference.getIndex()).append(']');
      } else {
        appendMember(path, reference.getFieldName());
      }
    }
    return path.toString();
  }

  private static void appendMember(StringBuilder path, String name) {
    if (!path.isEmpty()) {
      path.append('.');
    }
    path.append(name);
  }
}
