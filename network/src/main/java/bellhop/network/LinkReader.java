package bellhop.network;

import bellhop.network.physics.Optics;
import bellhop.units.Dimension;
import bellhop.units.InputException;
import bellhop.units.Location;
import bellhop.units.Quantity;
import bellhop.units.Span;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;

/** Reads links: who they join, which physics they follow, and the keys that all kinds share. */
final class LinkReader {
  private static final int MOST_LINKS = 100_000;

  private final List<Qpu> qpus;
  private final List<Qnu> qnus;
  private final Map<String, Integer> qnuIndex;
  private final OpticalSide optics;
  private final Set<String> names = new LinkedHashSet<>();
  private final List<Link> links = new ArrayList<>();

  LinkReader(List<Qpu> qpus, List<Qnu> qnus, Map<String, Integer> qnuIndex, OpticalSide optics) {
    this.qpus = qpus;
    this.qnus = qnus;
    this.qnuIndex = qnuIndex;
    this.optics = optics;
  }

  List<Link> read(List<Fields> parts) {
    for (Fields part : parts) {
      part.checkKinds();
      addLinks(part);
    }
    return links;
  }

  private void addLinks(Fields part) {
    Arms arms = new Arms(part, optics);
    List<String> keys =
        Stream.of("between", "among", "along", "each").filter(part::isGiven).toList();
    if (keys.size() != 1) {
      throw part.wrong(
          keys.isEmpty() ? "between" : keys.getLast(),
          keys.isEmpty()
              ? "\"between\" is missing"
              : "\"" + keys.getFirst() + "\" and \"" + keys.getLast() + "\" exclude each other",
          "a link says which QNUs it joins",
          "\"between: [a, b]\" was meant");
    }
    String key = keys.getFirst();
    if (key.equals("each") != part.isGiven("with")) {
      throw part.wrong(
          key.equals("each") ? "each" : "with",
          "\"each\" and \"with\" go together",
          "every QNU of the one list gets a link with every one of the other",
          "\"among\" joins any two of a single list");
    }
    if (key.equals("each")) {
      addEachWith(arms);
      return;
    }
    List<String> ends = part.words(key);
    for (int[] pair : pairs(key.equals("along"), ends.size())) {
      int qnuA = end(part, key, pair[0], ends);
      int qnuB = end(part, key, pair[1], ends);
      addLink(arms, qnuA, qnuB, part.itemAt(key, pair[1]), ends.size() > 2);
    }
  }

  private void addEachWith(Arms arms) {
    Fields part = arms.link();
    List<String> each = part.words("each");
    List<String> with = part.words("with");
    for (int a = 0; a < each.size(); a++) {
      int qnuA = end(part, "each", a, each);
      for (int b = 0; b < with.size(); b++) {
        boolean isOneOfMany = each.size() > 1 || with.size() > 1;
        addLink(arms, qnuA, end(part, "with", b, with), part.itemAt("with", b), isOneOfMany);
      }
    }
  }

  /** Which two of a list have a link: neighbours in the list, or any two. */
  static List<int[]> pairs(boolean areNeighbours, int count) {
    List<int[]> pairs = new ArrayList<>();
    for (int a = 0; a < count; a++) {
      int last = areNeighbours ? Math.min(a + 2, count) : count;
      for (int b = a + 1; b < last && pairs.size() <= MOST_LINKS; b++) {
        pairs.add(new int[] {a, b});
      }
    }
    return pairs;
  }

  private int end(Fields part, String key, int item, List<String> ends) {
    return NetworkBuilder.index(qnuIndex, ends.get(item), "QNU", part.itemAt(key, item));
  }

  private void addLink(Arms arms, int a, int b, Location at, boolean oneOfMany) {
    Fields part = arms.link();
    checkEnds(a, b, at);
    if (links.size() >= MOST_LINKS) {
      throw new InputException(at, "more than " + MOST_LINKS + " links", "that is too many", "");
    }
    String kind = part.choice("kind");
    OptionalInt node = OptionalInt.empty();
    LinkModel model;
    Span latency;
    if (kind.equals(NetworkSchema.MICROWAVE)) {
      model = MicrowaveLink.model(part);
      latency = lineDelay(part);
    } else if (kind.equals(NetworkSchema.MEASURED)) {
      model = MeasuredLink.model(part);
      latency = lineDelay(part);
    } else {
      OpticalLink link =
          kind.equals(NetworkSchema.SOURCE)
              ? SourceLink.of(arms, a, b, reset(a, b))
              : OpticalLink.of(arms, a, b, reset(a, b));
      node = OptionalInt.of(link.node());
      model = link.model();
      latency = link.latency();
    }
    Link link =
        new Link(
            name(part, a, b, oneOfMany),
            a,
            b,
            kind,
            node,
            model,
            part.span("cutoff"),
            part.isKnown("latency") ? part.span("latency") : latency,
            part.number("phase-rms"),
            part.number("dephasing-per-attempt"),
            part.number("t1-while-pumping"),
            LinkTimingReader.read(part));
    checkCutoff(part, link);
    links.add(link);
  }

  private static void checkCutoff(Fields part, Link link) {
    if (!link.canBeUsed()) {
      Span least = link.usableDelay().plus(link.latency());
      throw part.wrong(
          "cutoff",
          "no pair is used before a cutoff of " + link.cutoff(),
          "both ends know of a pair after "
              + link.usableDelay()
              + ", and a claim must come "
              + link.latency()
              + " before the cutoff",
          "\"" + Quantity.format(least.seconds(), Dimension.TIME) + "\" or more was meant");
    }
  }

  private void checkEnds(int a, int b, Location at) {
    if (qnus.get(a).qpu() == qnus.get(b).qpu()) {
      throw new InputException(
          at,
          a == b
              ? "a link from a QNU to itself"
              : "both ends belong to the QPU \"" + qpus.get(qnus.get(a).qpu()).name() + "\"",
          "a link joins two QPUs",
          "another QNU was meant");
    }
    for (int end : new int[] {a, b}) {
      if (qnus.get(end).communicationQubits() == 0) {
        throw new InputException(
            at,
            "the QNU \"" + qnus.get(end).name() + "\" has no communication qubits",
            "a link ends in one at either side",
            "\"communication-qubits: 2\" is missing there");
      }
    }
  }

  private Span reset(int a, int b) {
    return Span.max(
        qpus.get(qnus.get(a).qpu()).device().reset(), qpus.get(qnus.get(b).qpu()).device().reset());
  }

  private String name(Fields part, int a, int b, boolean oneOfMany) {
    if (part.isGiven("name") && part.text("name").isBlank()) {
      throw part.wrong("name", "an empty name", "names tell parts apart", "no name was meant");
    }
    String wanted =
        part.isGiven("name") ? part.text("name") + (oneOfMany ? "/" + ends(a, b) : "") : ends(a, b);
    if (names.add(wanted)) {
      return wanted;
    }
    if (part.isGiven("name")) {
      throw part.wrong(
          "name",
          "the name \"" + Fields.shortened(wanted) + "\" is taken",
          "another link has it",
          "\"" + Fields.shortened(wanted) + "-2\" is free");
    }
    int number = 2;
    while (!names.add(wanted + "-" + number)) {
      number++;
    }
    return wanted + "-" + number;
  }

  private String ends(int a, int b) {
    return qpus.get(qnus.get(a).qpu()).name() + "-" + qpus.get(qnus.get(b).qpu()).name();
  }

  /** Time of flight over a link's own line. */
  static Span lineDelay(Fields part) {
    return Span.seconds(Optics.delay(part.number("length"), part.number("index")));
  }

  /** Says that a given attempt period leaves out something that must happen in it. */
  static void checkPeriod(Fields part, Span period, Span least, String needs) {
    if (period.compareTo(least) < 0) {
      throw part.wrong(
          "attempt-period",
          "attempt-period " + period + " is too short",
          needs + " take " + least,
          "\"" + Quantity.format(least.seconds(), Dimension.TIME) + "\" or more was meant");
    }
  }

  static InputException never(Fields part, String key, String why) {
    return part.wrong(key, "this link can never succeed", why, "a value is 0, or an arm is dark");
  }
}
