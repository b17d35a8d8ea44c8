package bellhop.network;

import bellhop.units.InputException;
import bellhop.units.InputText;
import bellhop.units.Location;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.composer.Composer;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;

/**
 * Turns YAML text into a {@link Value}, or says where it is wrong. Bounded whatever the text: a
 * first walk over the events counts depth, nodes and aliases before anything is built, and a node
 * with several aliases is built once.
 */
final class YamlTree {
  private static final int DEEPEST = 24;
  private static final int MOST_NODES = 700_000;
  private static final int MOST_ALIASES = 1_000;
  private static final int MOST_CHARACTERS = 8_000_000;

  /** The scanner's time grows with the square of a line. */
  private static final int LONGEST_LINE = 20_000;

  /** Which say of a value no more than what it is anyway. */
  private static final Set<String> PLAIN_TAGS =
      Stream.of("str", "int", "float", "bool", "null", "map", "seq")
          .map("tag:yaml.org,2002:"::concat)
          .collect(Collectors.toUnmodifiableSet());

  private final String file;
  private final FileFormat format;
  private final IdentityHashMap<Node, Value> done = new IdentityHashMap<>();
  private final IdentityHashMap<Node, Node> open = new IdentityHashMap<>();

  private YamlTree(String file, FileFormat format) {
    this.file = file;
    this.format = format;
  }

  /** Reads a file of that format; the format itself is checked by others. */
  static Value read(String text, String file, FileFormat format) {
    LoadSettings settings =
        LoadSettings.builder()
            .setLabel(file)
            .setCodePointLimit(MOST_CHARACTERS)
            .setMaxAliasesForCollections(MOST_ALIASES)
            .setAllowNonScalarKeys(true)
            .build();
    YamlTree tree = new YamlTree(file, format);
    tree.boundLines(text);
    try {
      tree.bound(text, settings);
      Optional<Node> root = new Composer(settings, events(text, settings)).getSingleNode();
      return root.map(tree::value).orElseThrow(() -> tree.wrong(1, 1, "the file is empty"));
    } catch (MarkedYamlEngineException e) {
      throw tree.syntax(e);
    } catch (YamlEngineException e) {
      throw tree.wrong(1, 1, firstLine(String.valueOf(e.getMessage())));
    }
  }

  private void boundLines(String text) {
    int start = 0;
    int line = 1;
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) == '\n') {
        start = i + 1;
        line++;
      } else if (Character.isISOControl(text.charAt(i))
          && "\t\r\u0085".indexOf(text.charAt(i)) < 0) {
        throw new InputException(
            new Location(file, line, i - start + 1),
            "a control character, number " + (int) text.charAt(i),
            format.noun() + " files are text",
            "another file was meant");
      } else if (i - start >= LONGEST_LINE) {
        throw new InputException(
            new Location(file, line, 1),
            "a line longer than " + LONGEST_LINE + " characters",
            "a " + format.noun() + " file never needs that much",
            "another file was meant");
      }
    }
  }

  private static ParserImpl events(String text, LoadSettings settings) {
    return new ParserImpl(settings, new StreamReader(settings, text));
  }

  private void bound(String text, LoadSettings settings) {
    int depth = 0;
    int nodes = 0;
    int aliases = 0;
    ParserImpl events = events(text, settings);
    while (events.hasNext()) {
      Event event = events.next();
      nodes++;
      checkTag(event);
      switch (event.getEventId()) {
        case MappingStart, SequenceStart -> depth++;
        case MappingEnd, SequenceEnd -> depth--;
        case Alias -> aliases++;
        default -> {}
      }
      if (depth > DEEPEST) {
        throw tooMuch(event, "nested deeper than " + DEEPEST + " levels");
      }
      if (nodes > MOST_NODES) {
        throw tooMuch(event, "more than " + MOST_NODES + " entries");
      }
      if (aliases > MOST_ALIASES) {
        throw tooMuch(event, "more than " + MOST_ALIASES + " aliases");
      }
    }
  }

  /** A tag would turn a value into something else than what stands there. */
  private void checkTag(Event event) {
    Optional<String> tag =
        switch (event) {
          case ScalarEvent scalar -> scalar.getTag();
          case CollectionStartEvent start -> start.getTag();
          default -> Optional.empty();
        };
    if (tag.isPresent() && !PLAIN_TAGS.contains(tag.get())) {
      throw new InputException(
          event.getStartMark().map(this::at).orElse(Location.of(file)),
          "the tag " + InputText.shortened(tag.get()),
          "a " + format.noun() + " file has plain values",
          "the value without it was meant");
    }
  }

  private InputException tooMuch(Event event, String what) {
    Location at = event.getStartMark().map(this::at).orElse(Location.of(file));
    return new InputException(at, what, "a " + format.noun() + " file never needs that much", "");
  }

  private Value value(Node node) {
    Value known = done.get(node);
    if (known != null) {
      return known;
    }
    Location at = at(node);
    if (open.put(node, node) != null) {
      throw new InputException(
          at, "a part that contains itself", "a " + format.noun() + " file ends somewhere", "");
    }
    Value value =
        switch (node) {
          case MappingNode mapping -> entries(mapping, at);
          case SequenceNode sequence -> items(sequence, at);
          case ScalarNode scalar -> new Value.Scalar(scalar.getValue(), at);
          default -> throw new InputException(at, "not a value", "YAML values are needed", "");
        };
    done.put(node, value);
    return value;
  }

  private Value items(SequenceNode sequence, Location at) {
    List<Value> values = new ArrayList<>();
    for (Node item : sequence.getValue()) {
      values.add(value(item));
    }
    return new Value.Items(Collections.unmodifiableList(values), at);
  }

  private Value entries(MappingNode mapping, Location at) {
    Map<String, Value> values = new LinkedHashMap<>();
    Map<String, Location> keys = new LinkedHashMap<>();
    for (NodeTuple tuple : mapping.getValue()) {
      Location here = at(tuple.getKeyNode());
      if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
        throw new InputException(here, "a key that is no word", "keys are words", "");
      }
      Location before = keys.put(key.getValue(), here);
      if (before != null) {
        throw new InputException(
            here,
            "key \"" + key.getValue() + "\" stands here twice",
            "its first place is line " + before.line(),
            "one of them is left over from an edit");
      }
      values.put(key.getValue(), value(tuple.getValueNode()));
    }
    return new Value.Entries(values, keys, at);
  }

  private InputException syntax(MarkedYamlEngineException e) {
    if (isUnfinished(e)) {
      return new InputException(
          e.getContextMark().map(this::at).orElse(Location.of(file)),
          "this is not YAML: what begins here never ends",
          "the file ends before a quote or a bracket is closed",
          "its closing mark is missing");
    }
    Location at = e.getProblemMark().map(this::at).orElse(Location.of(file));
    return new InputException(
        at,
        "this is not YAML: " + firstLine(e.getProblem()),
        format.noun() + " files are YAML 1.2",
        "the indentation, a colon or a bracket is off just before this place");
  }

  /** The parser met the end of the file within something; where that begins says more. */
  private static boolean isUnfinished(MarkedYamlEngineException e) {
    return e.getContextMark().isPresent()
        && (e.getProblem().contains("<stream end>")
            || e.getProblem().contains("unexpected end of stream"));
  }

  private InputException wrong(int line, int column, String what) {
    return new InputException(
        new Location(file, line, column),
        what,
        format.format().isEmpty()
            ? "a " + format.noun() + " file has a name, a colon and a value on each line"
            : "a " + format.noun() + " file begins with \"format: " + format.format() + "\"",
        "the page on " + format.noun() + " files helps");
  }

  private static String firstLine(String text) {
    return text.lines().findFirst().orElse("unreadable");
  }

  private Location at(Node node) {
    return node.getStartMark().map(this::at).orElse(Location.of(file));
  }

  private Location at(Mark mark) {
    return new Location(file, mark.getLine() + 1, mark.getColumn() + 1);
  }
}
