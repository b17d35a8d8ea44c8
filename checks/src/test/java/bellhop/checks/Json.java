package bellhop.checks;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Looks single fields up in printed JSON; the first of a name counts. */
final class Json {
  private Json() {}

  static int number(String json, String name) {
    return Integer.parseInt(text(json, name));
  }

  /** The value as it is printed. */
  static String text(String json, String name) {
    Matcher field =
        Pattern.compile("\"" + Pattern.quote(name) + "\" ?: ?([^,\\n}]*)").matcher(json);
    if (!field.find()) {
      throw new IllegalArgumentException("no field " + name + " in " + json);
    }
    return field.group(1).strip();
  }

  /** Without the fields that tell wall-clock time. */
  static String withoutWall(String json) {
    return json.replaceAll("(?m)^.*wall.*\\n", "");
  }
}
