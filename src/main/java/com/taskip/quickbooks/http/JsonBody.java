package com.taskip.quickbooks.http;

import static com.taskip.quickbooks.http.ApiJson.MAPPER;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonMappingException.Reference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.taskip.quickbooks.FieldError;
import com.taskip.quickbooks.Refusal;
import jakarta.inject.Singleton;
import jakarta.validation.Validator;
import java.io.IOException;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads what callers send and names all that is wrong with it at once. */
@Singleton
class JsonBody {

  /** A body with more members of a wrong type than this is not worth a longer list. */
  private static final int MOST_TYPE_ERRORS = 100;

  private final Validator validator;

  JsonBody(Validator validator) {
    this.validator = validator;
  }

  /**
   * The JSON value in these bytes.
   *
   * @throws MalformedJson if they are not exactly one
   */
  JsonNode tree(byte[] bytes) throws IOException {
    try {
      JsonNode tree = MAPPER.readTree(bytes);
      if (tree.isMissingNode()) {
        throw new MalformedJson(": it is empty");
      }
      return tree;
    } catch (JsonProcessingException e) {
      throw new MalformedJson(
          e.getLocation() == null
              ? ""
              : " (line "
                  + e.getLocation().getLineNr()
                  + ", column "
                  + e.getLocation().getColumnNr()
                  + ")");
    }
  }

  /**
   * The value that the tree stands for.
   *
   * @param tree changed by this: members of a wrong type become null
   * @throws Refusal naming every member that is of a wrong type or breaks a constraint
   */
  <T> T read(JsonNode tree, Type type) throws JsonProcessingException {
    if (!tree.isObject()) {
      throw Refusal.fields(List.of(new FieldError("", "must be a JSON object")));
    }
    List<FieldError> errors = new ArrayList<>();
    T value = readAround(tree, type, errors);
    Set<String> ofWrongType =
        errors.stream().map(FieldError::field).collect(Collectors.toUnmodifiableSet());
    validator.validate(value).stream()
        .map(FieldPaths::error)
        .filter(error -> !ofWrongType.contains(error.field()))
        .forEach(errors::add);
    if (!errors.isEmpty()) {
      throw Refusal.fields(errors);
    }
    return value;
  }

  /** Jackson stops at the first member of a wrong type: note it, take it out, read again. */
  private <T> T readAround(JsonNode tree, Type type, List<FieldError> errors)
      throws JsonProcessingException {
    while (true) {
      try {
        return MAPPER.treeToValue(tree, MAPPER.constructType(type));
      } catch (JsonMappingException e) {
        errors.add(new FieldError(FieldPaths.of(e.getPath()), sentence(e)));
        if (errors.size() == MOST_TYPE_ERRORS) {
          throw Refusal.fields(errors);
        }
        takeOut(tree, e.getPath());
      }
    }
  }

  /** What is wrong with the member; what is no fault of the sender's is thrown on. */
  private static String sentence(JsonMappingException e) throws JsonMappingException {
    if (e instanceof MismatchedInputException mismatch) {
      return ExpectedTypes.sentence(mismatch.getTargetType());
    }
    if (e.getCause() instanceof InputCoercionException) {
      return "is a number out of range";
    }
    throw e;
  }

  private static void takeOut(JsonNode tree, List<Reference> path) {
    JsonNode parent = tree;
    for (Reference step : path.subList(0, path.size() - 1)) {
      parent =
          step.getFieldName() == null
              ? parent.path(step.getIndex())
              : parent.path(step.getFieldName());
    }
    Reference last = path.getLast();
    if (parent instanceof ObjectNode object) {
      object.putNull(last.getFieldName());
    } else {
      ((ArrayNode) parent).set(last.getIndex(), NullNode.instance);
    }
  }
}
