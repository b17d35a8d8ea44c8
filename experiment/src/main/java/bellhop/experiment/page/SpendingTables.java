package bellhop.experiment.page;

import bellhop.distributed.Packet;
import bellhop.experiment.CompileDetails;
import bellhop.experiment.Numbers;
import bellhop.experiment.Spending;
import bellhop.network.Network;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.ToIntFunction;

/** Where the Bell pairs go, as tables and one chart. Cells carry their numbers as data. */
final class SpendingTables {
  private static final int MOST_IN_MATRIX = 12;
  private static final int MOST_ROWS = 30;
  private static final int MOST_PACKETS = 30;
  private static final int SHADES = 5;
  private static final int MOST_LETTERS = 240;
  private static final String TABLE = "scroll";

  private final CompileDetails details;
  private final Spending spending;
  private final Network network;

  private SpendingTables(CompileDetails details) {
    this.details = details;
    spending = details.spending();
    network = details.network();
  }

  static String draw(CompileDetails details) {
    SpendingTables tables = new SpendingTables(details);
    return Markup.join(
        tables.between(),
        tables.isOverRelays() ? tables.links() : "",
        tables.packets(),
        tables.gatesPerPacket());
  }

  private String name(int qpu) {
    return network.qpu(qpu).name();
  }

  private String between() {
    SortedSet<Integer> qpus = new TreeSet<>();
    spending
        .between()
        .forEach(its -> {
          qpus.add(its.a());
          qpus.add(its.b());
        });
    return heading("By pair of QPUs")
        + (qpus.size() <= MOST_IN_MATRIX ? matrix(List.copyOf(qpus)) : list())
        + note(
            "Bell pairs between two QPUs, for copies and for moves in either direction."
                + (isOverRelays()
                    ? " What relays in between swap counts for the two ends, a pair for each link."
                    : ""));
  }

  private String matrix(List<Integer> qpus) {
    int most = spending.between().getFirst().ebits();
    StringBuilder rows = new StringBuilder();
    StringBuilder head = new StringBuilder("<th></th>");
    qpus.subList(1, qpus.size())
        .forEach(b -> head.append(Markup.element("th", Markup.escaped(name(b)), "scope", "col")));
    for (int a : qpus.subList(0, qpus.size() - 1)) {
      StringBuilder row =
          new StringBuilder(Markup.element("th", Markup.escaped(name(a)), "scope", "row"));
      for (int b : qpus.subList(1, qpus.size())) {
        row.append(b <= a ? "<td></td>" : cell(a, b, most));
      }
      rows.append(Markup.element("tr", row.toString()));
    }
    String table =
        Markup.element(
            "table",
            Markup.element("thead", Markup.element("tr", head.toString()))
                + Markup.element("tbody", rows.toString()),
            "class",
            "matrix");
    return Markup.element("div", table, "class", TABLE);
  }

  private String cell(int a, int b, int most) {
    for (Spending.Between its : spending.between()) {
      if (its.a() == a && its.b() == b) {
        String moves =
            its.forMoves() == 0
                ? ""
                : Markup.element("span", moves(its.forMoves()), "class", "aside");
        int shade = (its.ebits() * SHADES + most - 1) / most;
        return Markup.element(
            "td",
            Numbers.count(its.ebits()) + moves,
            "class",
            "shade" + shade,
            "data-between",
            its.ebits());
      }
    }
    return "<td class='none'>0</td>";
  }

  private static String moves(int count) {
    return " (" + Numbers.count(count) + " for moves)";
  }

  private String list() {
    List<List<String>> rows = new ArrayList<>();
    for (Spending.Between its : spending.between().stream().limit(MOST_ROWS).toList()) {
      rows.add(
          List.of(
              name(its.a()) + " and " + name(its.b()),
              Numbers.count(its.ebits()),
              Numbers.count(its.forMoves())));
    }
    addRest(rows, spending.between(), Spending.Between::ebits, Spending.Between::forMoves);
    return Markup.table(List.of("between", "Bell pairs", "of these for moves"), rows);
  }

  private static <T> void addRest(
      List<List<String>> rows, List<T> all, ToIntFunction<T> first, ToIntFunction<T> second) {
    if (all.size() > MOST_ROWS) {
      List<T> rest = all.subList(MOST_ROWS, all.size());
      rows.add(
          List.of(
              Numbers.count(rest.size()) + " more",
              Numbers.count(rest.stream().mapToInt(first).sum()),
              Numbers.count(rest.stream().mapToInt(second).sum())));
    }
  }

  /** Whether pairs by link say more than pairs by ends. */
  private boolean isOverRelays() {
    return details.course().pairs().stream()
        .anyMatch(pair -> {
          int a = network.qpuA(pair.link());
          int b = network.qpuB(pair.link());
          return Math.min(a, b) != Math.min(pair.from(), pair.to())
              || Math.max(a, b) != Math.max(pair.from(), pair.to());
        });
  }

  private String links() {
    int most = spending.links().stream().mapToInt(Spending.PerLink::ebits).max().orElse(1);
    List<BarsChart.Bar> bars =
        spending.links().stream()
            .sorted((one, other) -> Integer.compare(other.ebits(), one.ebits()))
            .limit(MOST_ROWS)
            .map(its -> {
              String link = network.link(its.link()).name();
              String number = Numbers.count(its.ebits(), "pair");
              return new BarsChart.Bar(
                  QpuInk.cut(link, 26), its.ebits(), number, link + ": " + number, "predicted");
            })
            .toList();
    int more = spending.links().size() - bars.size();
    return heading("By link")
        + BarsChart.draw(bars, "Bell pairs by link", 200, most)
        + (more > 0 ? note(Numbers.count(more) + " links with fewer are left out.") : "");
  }

  private String packets() {
    if (spending.packets().isEmpty()) {
      return "";
    }
    List<String> rows = new ArrayList<>();
    spending.packets().stream().limit(MOST_PACKETS).forEach(packet -> rows.add(row(packet)));
    List<Spending.PacketCost> rest =
        spending.packets().subList(rows.size(), spending.packets().size());
    if (!rest.isEmpty()) {
      rows.add(sum(Numbers.count(rest.size()) + " more", rest, ""));
    }
    rows.add(sum("all", spending.packets(), "packets"));
    StringBuilder head = new StringBuilder();
    for (String word :
        List.of("packet", "copy of", "home", "goes", "gates served", "pairs", "saved")) {
      head.append(Markup.element("th", word, "scope", "col"));
    }
    String table =
        Markup.element(
            "table",
            Markup.element("thead", Markup.element("tr", head.toString()))
                + Markup.element("tbody", String.join("\n", rows)));
    return heading("By packet, the most expensive first")
        + Markup.element("div", table, "class", TABLE)
        + note(
            "A packet is a copy of one qubit, with the copies made from it, and the gates that they"
                + " serve; its number is its place among the packets of the JSON. Saved: pairs that"
                + " it would take to copy the qubit for each gate anew."
                + (spending.packets().stream().anyMatch(packet -> packet.gates() == 0)
                    ? " A packet that serves no gate has a copy that becomes the qubit."
                    : ""));
  }

  private String row(Spending.PacketCost packet) {
    String goes = goes(packet.tree());
    return Markup.element(
        "tr",
        cells(
            packet.rank() < 0 ? "–" : Integer.toString(packet.rank()),
            details.qubits().get(packet.root()),
            name(packet.home()),
            goes,
            Numbers.count(packet.gates()),
            Numbers.count(packet.ebits()),
            saved(packet.saved())),
        "data-root",
        packet.root(),
        "data-gates",
        packet.gates(),
        "data-ebits",
        packet.ebits(),
        "data-saved",
        packet.saved());
  }

  private static String cells(String... words) {
    StringBuilder row = new StringBuilder();
    for (String word : words) {
      row.append(Markup.element("td", Markup.escaped(word), "class", "prose fit"));
    }
    return row.toString();
  }

  private static String saved(int pairs) {
    return pairs < 0 ? "−" + Numbers.count(-pairs) : Numbers.count(pairs);
  }

  /** Each QPU once, in the order in which copies reach them; relays are named by the edges. */
  private String goes(List<Packet.Edge> tree) {
    Set<String> words = new LinkedHashSet<>();
    int end = -1;
    StringBuilder path = new StringBuilder();
    for (Packet.Edge edge : tree) {
      if (edge.from() != end) {
        if (!path.isEmpty()) {
          words.add(path.toString());
        }
        path.setLength(0);
        path.append(name(edge.from()));
      }
      path.append(" → ").append(name(edge.to()));
      end = edge.to();
    }
    words.add(path.toString());
    return QpuInk.cut(String.join(", ", words), MOST_LETTERS);
  }

  private static String sum(String name, List<Spending.PacketCost> packets, String data) {
    int gates = packets.stream().mapToInt(Spending.PacketCost::gates).sum();
    int ebits = packets.stream().mapToInt(Spending.PacketCost::ebits).sum();
    int saved = packets.stream().mapToInt(Spending.PacketCost::saved).sum();
    return Markup.element(
        "tr",
        cells(name, "", "", "", Numbers.count(gates), Numbers.count(ebits), saved(saved)),
        "class",
        "sum",
        "data-sum-" + (data.isEmpty() ? "rest" : data),
        ebits);
  }

  /** Few gates one by one, more of them in doubling steps. */
  private String gatesPerPacket() {
    if (spending.packets().size() < 2) {
      return "";
    }
    SortedMap<Integer, Integer> steps = new TreeMap<>();
    spending
        .packetsByGates()
        .forEach((gates, count) ->
            steps.merge(
                gates <= 4 ? gates : Integer.highestOneBit(gates - 1) + 1, count, Integer::sum));
    int most = steps.values().stream().mapToInt(Integer::intValue).max().orElse(1);
    List<BarsChart.Bar> bars = new ArrayList<>();
    for (Map.Entry<Integer, Integer> step : steps.entrySet()) {
      int low = step.getKey();
      String name = low <= 4 ? Numbers.count(low, "gate") : low + " to " + 2 * (low - 1) + " gates";
      String number = Numbers.count(step.getValue(), "packet");
      bars.add(new BarsChart.Bar(name, step.getValue(), number, name + ": " + number, "predicted"));
    }
    return heading("Gates per packet")
        + BarsChart.draw(bars, "Packets by the gates that they serve", 200, most);
  }

  private static String heading(String words) {
    return Markup.element("h3", Markup.escaped(words));
  }

  private static String note(String words) {
    return Markup.element("p", Markup.escaped(words), "class", "note");
  }
}
