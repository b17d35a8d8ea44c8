package bellhop.experiment.json;

import java.io.StringWriter;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.SequencedMap;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.PrettyPrinter;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.core.util.Separators;

/**
 * Prints a record as a JSON object, so that the result record is the printed form: components in
 * their order, {@code ebitsLowerBound} as {@code ebits_lower_bound}, what is absent or not finite
 * as null, enums in lower case, doubles with the fewest digits that read back equal. It takes no
 * map whose order is left to chance.
 */
public final class RecordWriter {
  private static final JsonFactory FACTORY = new JsonFactory();

  private RecordWriter() {}

  /** Two blanks of indentation, one newline at the end, the same bytes on any system. */
  public static String print(Record result) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = FACTORY.createGenerator(indented(), text)) {
      write(result, json);
    }
    return text.append('\n').toString();
  }

  private static ObjectWriteContext indented() {
    Separators colon =
        Separators.createDefaultInstance()
            .withRootSeparator("")
            .withObjectNameValueSpacing(Separators.Spacing.AFTER);
    DefaultPrettyPrinter printer =
        new DefaultPrettyPrinter(colon).withObjectIndenter(new DefaultIndenter("  ", "\n"));
    return new ObjectWriteContext.Base() {
      @Override
      public boolean hasPrettyPrinter() {
        return true;
      }

      @Override
      public PrettyPrinter getPrettyPrinter() {
        return printer.createInstance();
      }
    };
  }

  private static void write(@Nullable Object value, JsonGenerator json) {
    switch (value) {
      case null -> json.writeNull();
      case Record record -> writeRecord(record, json);
      case Optional<?> optional -> write(optional.orElse(null), json);
      case OptionalDouble optional -> writeDouble(optional.orElse(Double.NaN), json);
      case OptionalInt optional -> write(optional.isPresent() ? optional.getAsInt() : null, json);
      case OptionalLong optional -> write(optional.isPresent() ? optional.getAsLong() : null, json);
      case Double number -> writeDouble(number, json);
      case Integer number -> json.writeNumber(number);
      case Long number -> json.writeNumber(number);
      case Boolean flag -> json.writeBoolean(flag);
      case Enum<?> constant -> json.writeString(constant.name().toLowerCase(Locale.ROOT));
      case String text -> json.writeString(text);
      case Collection<?> values -> writeArray(values, json);
      case Map<?, ?> map -> writeMap(map, json);
      default ->
          throw new IllegalArgumentException("no JSON form for " + value.getClass().getName());
    }
  }

  private static void writeRecord(Record record, JsonGenerator json) {
    json.writeStartObject();
    for (RecordComponent component : record.getClass().getRecordComponents()) {
      json.writeName(snakeCase(component.getName()));
      write(read(record, component), json);
    }
    json.writeEndObject();
  }

  private static @Nullable Object read(Record record, RecordComponent component) {
    try {
      return component.getAccessor().invoke(record);
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new IllegalStateException("result records are public: " + record.getClass(), e);
    }
  }

  private static void writeArray(Collection<?> values, JsonGenerator json) {
    json.writeStartArray();
    values.forEach(value -> write(value, json));
    json.writeEndArray();
  }

  private static void writeMap(Map<?, ?> map, JsonGenerator json) {
    if (!(map instanceof SortedMap || map instanceof SequencedMap)) {
      throw new IllegalArgumentException("a result's map has an order: " + map.getClass());
    }
    json.writeStartObject();
    map.forEach((key, value) -> {
      json.writeName(key.toString());
      write(value, json);
    });
    json.writeEndObject();
  }

  private static void writeDouble(double number, JsonGenerator json) {
    if (Double.isFinite(number)) {
      json.writeNumber(number);
    } else {
      json.writeNull();
    }
  }

  /** {@code gateAt} is {@code gate_at}, {@code p95} stays. */
  static String snakeCase(String name) {
    StringBuilder words = new StringBuilder();
    for (int i = 0; i < name.length(); i++) {
      char letter = name.charAt(i);
      if (Character.isUpperCase(letter)) {
        words.append('_');
      }
      words.append(Character.toLowerCase(letter));
    }
    return words.toString();
  }
}
