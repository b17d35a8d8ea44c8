package bellhop.distributed;

import bellhop.units.InputException;
import bellhop.units.Location;
import bellhop.units.Nearest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;

/** Walks a JSON text and says where it is wrong. Knows the field names it is told, no others. */
final class JsonCursor {
  private static final int MAX_DEPTH = 64;

  private final String file;
  private final JsonParser parser;
  private boolean peeked;

  /** What to do with a value that comes next. */
  interface Step {
    void take();
  }

  private JsonCursor(String file, JsonParser parser) {
    this.file = file;
    this.parser = parser;
  }

  interface Walk {
    void walk(JsonCursor cursor);
  }

  static void walk(Text text, Walk walk) {
    JsonFactory factory =
        JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .streamReadConstraints(
                StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH).build())
            .build();
    try (JsonParser parser = factory.createParser(ObjectReadContext.empty(), text.content())) {
      walk.walk(new JsonCursor(text.fileName(), parser));
    } catch (JacksonException wrong) {
      Location location = location(text.fileName(), wrong.getLocation());
      throw new InputException(location, "broken JSON", wrong.getOriginalMessage(), "");
    }
  }

  /** An object; every field must be known. */
  void object(Map<String, Step> fields) {
    require(next(), JsonToken.START_OBJECT, "an object");
    for (String name = parser.nextName(); name != null; name = parser.nextName()) {
      Step step = fields.get(name);
      if (step == null) {
        String maybe = Nearest.suggestion(name, fields.keySet().stream().sorted().toList());
        throw new InputException(here(), "\"" + name + "\"", "no such field here", maybe);
      }
      step.take();
    }
  }

  /** An object whose fields are named freely. */
  void map(Consumer<String> field) {
    require(next(), JsonToken.START_OBJECT, "an object");
    for (String name = parser.nextName(); name != null; name = parser.nextName()) {
      field.accept(name);
    }
  }

  void list(Step item) {
    require(next(), JsonToken.START_ARRAY, "a list");
    while (peek() != JsonToken.END_ARRAY) {
      item.take();
    }
    next();
  }

  /** A value that follows from others. */
  void skip() {
    next();
    parser.skipChildren();
  }

  int integer() {
    require(next(), JsonToken.VALUE_NUMBER_INT, "a whole number");
    return parser.getIntValue();
  }

  /**
   * A value with all that is in it, names and places included.
   *
   * @param text of a single value as it stands there
   */
  record Node(
      JsonToken token,
      String text,
      List<Node> items,
      SortedMap<String, Node> fields,
      Location at) {}

  Node node() {
    JsonToken token = Objects.requireNonNullElse(next(), JsonToken.NOT_AVAILABLE);
    Location at = here();
    List<Node> items = new ArrayList<>();
    SortedMap<String, Node> fields = new TreeMap<>();
    String text = token.isScalarValue() ? parser.getString() : "";
    if (token == JsonToken.START_ARRAY) {
      while (peek() != JsonToken.END_ARRAY) {
        items.add(node());
      }
      next();
    } else if (token == JsonToken.START_OBJECT) {
      for (String name = parser.nextName(); name != null; name = parser.nextName()) {
        fields.put(name, node());
      }
    }
    return new Node(token, text, items, fields, at);
  }

  /** After the last value nothing more may come. */
  void end() {
    JsonToken more = next();
    if (more != null) {
      throw wrong("" + more, "nothing follows the schedule");
    }
  }

  boolean bool() {
    JsonToken found = next();
    if (found != JsonToken.VALUE_TRUE) {
      require(found, JsonToken.VALUE_FALSE, "true or false");
    }
    return found == JsonToken.VALUE_TRUE;
  }

  String string() {
    require(next(), JsonToken.VALUE_STRING, "a text");
    return parser.getString();
  }

  private @Nullable JsonToken next() {
    if (peeked) {
      peeked = false;
      return parser.currentToken();
    }
    return parser.nextToken();
  }

  private @Nullable JsonToken peek() {
    if (!peeked) {
      parser.nextToken();
      peeked = true;
    }
    return parser.currentToken();
  }

  private void require(@Nullable JsonToken found, JsonToken expected, String what) {
    if (found != expected) {
      throw wrong("" + found, what + " is due");
    }
  }

  InputException wrong(String what, String why) {
    return new InputException(here(), what, why, "");
  }

  Location here() {
    return location(file, parser.currentTokenLocation());
  }

  private static Location location(String file, TokenStreamLocation at) {
    return new Location(file, at.getLineNr(), at.getColumnNr());
  }
}
