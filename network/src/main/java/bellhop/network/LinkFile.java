package bellhop.network;

import bellhop.units.InputException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * A network file cut down to one link and what that link uses, so that its figures can be changed
 * and the file be read again. It writes no file.
 */
public final class LinkFile {
  private final Value.Entries tree;
  private final Network network;
  private final List<Figure> figures;

  private LinkFile(Value.Entries tree) {
    this.tree = tree;
    Figures found = new Figures(FigureChange.NONE);
    network = NetworkReader.read(tree, found);
    figures = found.list();
  }

  /** One for each of the first links of a file, in its order. */
  public static List<LinkFile> first(int most, java.nio.file.Path file) {
    return first(most, NetworkReader.text(file), file.toString());
  }

  /**
   * One for each of the first links of a text that is a network file.
   *
   * @param fileName for messages
   */
  public static List<LinkFile> first(int most, String text, String fileName) {
    Network whole = NetworkReader.read(text, fileName);
    Value.Entries tree = (Value.Entries) YamlTree.read(text, fileName, FileFormat.NETWORK);
    List<LinkFile> files = new ArrayList<>();
    FabricWays ways = new FabricWays(whole.fabric());
    for (Value.Entries item : items(tree, "links")) {
      for (List<Value> two : pairs(item)) {
        if (files.size() == most) {
          return files;
        }
        Link link = whole.link(files.size());
        Value.Entries one = between(item, two, link.name());
        files.add(new LinkFile(cut(tree, whole, nodes(whole, ways, link), link, one)));
      }
    }
    return files;
  }

  /** A network of two QPUs and that link alone, as the file has it. */
  public Network network() {
    return network;
  }

  /** The numbers that count for the link, each once even where both ends have it. */
  public List<Figure> figures() {
    return figures;
  }

  /** The same with other numbers; empty where the file would be refused with these. */
  public Optional<Network> findChanged(FigureChange change) {
    try {
      return Optional.of(NetworkReader.read(tree, new Figures(change)));
    } catch (InputException refused) {
      // Whoever tries numbers out wants to know that they do not go together, and tries others.
      return Optional.empty();
    }
  }

  private static List<Value.Entries> items(Value.Entries tree, String key) {
    List<Value.Entries> items = new ArrayList<>();
    if (tree.values().get(key) instanceof Value.Items list) {
      list.values().forEach(item -> items.add((Value.Entries) item));
    }
    return items;
  }

  private static List<Value> ends(Value.Entries part) {
    return Stream.of("between", "among", "along")
        .flatMap(key -> Stream.ofNullable(part.values().get(key)))
        .map(ends -> ends instanceof Value.Items items ? items.values() : List.<Value>of())
        .findFirst()
        .orElse(List.of());
  }

  /** The two ends of each of its links, in order. */
  private static List<List<Value>> pairs(Value.Entries link) {
    if (link.values().get("each") instanceof Value.Items each
        && link.values().get("with") instanceof Value.Items with) {
      return each.values().stream()
          .flatMap(a -> with.values().stream().map(b -> List.of(a, b)))
          .toList();
    }
    List<Value> ends = ends(link);
    return LinkReader.pairs(link.values().containsKey("along"), ends.size()).stream()
        .map(pair -> List.of(ends.get(pair[0]), ends.get(pair[1])))
        .toList();
  }

  private static String name(Value.Entries part) {
    return part.values().get("name") instanceof Value.Scalar name ? name.text() : "";
  }

  private static String word(Value value) {
    return value instanceof Value.Scalar word ? word.text() : "";
  }

  /** The link with two ends, under its full name. */
  private static Value.Entries between(Value.Entries item, List<Value> ends, String name) {
    Map<String, Value> values = new LinkedHashMap<>(item.values());
    values.remove("among");
    values.remove("along");
    values.remove("each");
    values.remove("with");
    values.put("between", new Value.Items(ends, item.at()));
    values.put("name", new Value.Scalar(name, item.at()));
    return entries(values, item);
  }

  private static Value.Entries entries(Map<String, Value> values, Value.Entries before) {
    Map<String, bellhop.units.Location> keys = new LinkedHashMap<>();
    values.keySet().forEach(key -> keys.put(key, before.keys().getOrDefault(key, before.at())));
    return new Value.Entries(values, keys, before.at());
  }

  /** The station of a link and the switches on the ways there. */
  private static Set<String> nodes(Network whole, FabricWays ways, Link link) {
    Set<String> names = new LinkedHashSet<>();
    if (link.analyser().isPresent()) {
      int station = link.analyser().getAsInt();
      names.add(whole.analysers().get(station).name());
      for (Way way : ways.findWays(link.qnuA(), link.qnuB(), station)) {
        way.switches().forEach(s -> names.add(whole.fabric().switches().get(s).name()));
      }
    }
    return names;
  }

  private static Value.Entries cut(
      Value.Entries tree, Network whole, Set<String> nodes, Link link, Value.Entries one) {
    Qnu a = whole.qnu(link.qnuA());
    Qnu b = whole.qnu(link.qnuB());
    Set<String> qpus = Set.of(whole.qpu(a.qpu()).name(), whole.qpu(b.qpu()).name());
    Set<String> qnus = Set.of(a.name(), b.name());
    Map<String, Value> values = new LinkedHashMap<>(tree.values());
    values.remove("clocks");
    keep(values, tree, "qpus", part -> qpus.contains(name(part)));
    keep(values, tree, "qnus", part -> qnus.contains(name(part)));
    keep(values, tree, "nodes", part -> nodes.contains(name(part)));
    keep(values, tree, "fibres", part -> joins(part, qnus, nodes));
    values.put("links", new Value.Items(List.of(one), one.at()));
    return entries(values, tree);
  }

  private static boolean joins(Value.Entries fibre, Set<String> qnus, Set<String> nodes) {
    return ends(fibre).stream()
        .map(LinkFile::word)
        .allMatch(end -> qnus.contains(end) || nodes.contains(end));
  }

  private static void keep(
      Map<String, Value> values, Value.Entries tree, String key, Predicate<Value.Entries> wanted) {
    if (tree.values().get(key) instanceof Value.Items list) {
      List<Value> kept = new ArrayList<>(items(tree, key).stream().filter(wanted).toList());
      values.put(key, new Value.Items(kept, list.at()));
    }
  }
}
