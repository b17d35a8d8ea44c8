package bellhop.network;

import static bellhop.network.Key.choice;
import static bellhop.network.Key.flag;
import static bellhop.network.Key.parts;
import static bellhop.network.Key.quantity;
import static bellhop.network.Key.share;
import static bellhop.network.Key.text;
import static bellhop.network.Key.time;
import static bellhop.network.Key.whole;

import bellhop.network.topology.Topologies;
import bellhop.units.Dimension;
import java.util.List;

/**
 * The one table of what may stand in a scenario file. The reader, the JSON Schema and the reference
 * page all come from it; it reads nothing itself.
 */
public final class ScenarioSchema {
  /** First line of every scenario file. */
  public static final String FORMAT = "bellhop-scenario/1";

  static final String POISSON = "poisson";
  static final String STEADY = "steady";
  static final String STREAM = "stream";
  static final String ONCE = "once";
  static final String BETWEEN = "between";
  static final String ALL_TO_ALL = "all-to-all";
  static final String HOT_SPOT = "hot-spot";
  static final String PERMUTATION = "permutation";
  static final String PROGRAM = "program";

  static final String NODE_DOWN = "node-down";
  static final String LINK_CUT = "link-cut";
  static final String ANALYSER_DOWN = "analyser-down";
  static final String SWITCH_DOWN = "switch-down";
  static final String SWITCH_STUCK = "switch-stuck";
  static final String FIBRE_CUT = "fibre-cut";
  static final String LINK_DRIFT = "link-drift";
  static final String CLOCK_STEP = "clock-step";
  static final String BAD_MESSAGES = "bad-messages";
  static final String SLOW_MESSAGES = "slow-messages";

  private static final int MOST_PAIRS = 1_000_000;
  private static final int MOST_PRIORITY = 1000;
  private static final int MOST_TIMES = 10_000;

  static final List<Section> SECTIONS = List.of(top(), generated(), traffic(), fault());

  private ScenarioSchema() {}

  private static Section top() {
    return new Section(
        "scenario",
        "the file itself",
        "A scenario is a network, who asks it for Bell pairs, for how long, and what goes wrong.",
        List.of(
            choice("format", List.of(FORMAT), "what the file is, and which version").must(),
            text("name", "for people").or("a scenario"),
            Key.part(
                    "network",
                    "generated",
                    "a network file, seen from the folder of this one, or what to generate")
                .must(),
            time("duration", "simulated time, at most 500 h")
                .must()
                .positive()
                .to(Scenario.LONGEST),
            choice(
                    "policy",
                    Scenario.Policy.names(),
                    "whose turn it is, among the requests between two nodes and among the links that"
                        + " share switches, stations and qubits; priority comes first among"
                        + " requests")
                .or(Scenario.Policy.FIRST_COME.word()),
            time("slot", "from one matching to the next, for policies that work in slots")
                .or("1 ms")
                .positive(),
            time(
                    "period",
                    "of a timetable; when not said `compare` searches for the best, and `simulate` takes"
                        + " eight times the longest mean burst")
                .positive(),
            time(
                "cutoff",
                "age at which a pair that waits at an inner node is dropped; 0 = never. When not"
                    + " said: the longest with which the pairs are good enough, where they need one;"
                    + " else never, but ten mean times of a path that shares a link"),
            flag("distil", "whether links may distil where the fidelity asks for it").or("yes"),
            flag(
                    "reroute",
                    "whether requests go another way when a link, a node or an analyser on theirs"
                        + " fails; links that nobody uses else get the qubits that are left")
                .or("yes"),
            parts("traffic", "traffic", "who asks for pairs").must().from(1),
            parts("faults", "fault", "what goes wrong")));
  }

  private static Section generated() {
    return new Section(
        "generated",
        "`network` of a scenario",
        "A network by formula, as `bellhop generate network` writes it. Of `domains` either `count`"
            + " and `nodes` may be given, or `qpus` and `domains`.",
        List.of(
            choice("generate", Topologies.NAMES, "its shape").must(),
            whole("qpus", 2, Topologies.MOST_QPUS, "how many machines; needed without count"),
            whole("qubits", 1, Topologies.MOST_QUBITS, "data qubits of each").or("10"),
            text(
                "communication-qubits",
                "of each QNU, or unlimited; 2 for each of its links over cables, 4 where light is"
                    + " switched, when not said"),
            whole("domains", 1, Topologies.MOST_QPUS, "how many domains"),
            whole("radix", 1, Topologies.MOST_QPUS, "ports of a switch"),
            whole("count", 1, Topologies.MOST_QPUS, "how many domains, with nodes"),
            whole("nodes", 1, Topologies.MOST_QPUS, "machines of each domain")));
  }

  private static Section traffic() {
    return new Section(
        "traffic",
        "an item of `traffic`",
        "Who asks whom for how many Bell pairs, and when. A line without ends is about all pairs of"
            + " QPUs that have data qubits (of all QPUs if fewer than two have); of more than 20,000"
            + " pairs that ask at random only those have a path that ask within the time. `rate` is"
            + " that of the whole line, whatever the number of its ends. `all-to-all`, `hot-spot` and"
            + " `permutation` are Poisson arrivals with that pattern of ends. A `program` is"
            + " compiled for the network; each execution asks for its pairs in their order, each"
            + " when those before it are there and the gates in between are done, and ends when"
            + " one of its pairs fails.",
        List.of(
            choice(
                    "kind",
                    List.of(
                        POISSON, STEADY, STREAM, ONCE, ALL_TO_ALL, HOT_SPOT, PERMUTATION, PROGRAM),
                    "how requests come: at random, at equal intervals and the ends in turn, one"
                        + " that never has enough, one alone, or as a program needs its pairs")
                .must(),
            choice(
                    "pattern",
                    List.of(BETWEEN, ALL_TO_ALL, HOT_SPOT, PERMUTATION),
                    "between whom: two QPUs, any two, all others and a target, or each and another"
                        + " one drawn from the seed; `between` or `target` alone say it, too")
                .only(POISSON, STEADY, STREAM, ONCE),
            Key.of("between", Key.Type.NAMES, "two QPUs: who asks, and whom")
                .from(2)
                .to(2)
                .only(POISSON, STEADY, STREAM, ONCE),
            text("target", "the QPU of a hot spot").only(POISSON, STEADY, STREAM, ONCE, HOT_SPOT),
            text("program", "an OpenQASM file, seen from the folder of this one; needed")
                .only(PROGRAM),
            text("place", "a file that pins its qubits to QPUs, as for `compile --place`")
                .only(PROGRAM),
            quantity(
                    "rate",
                    Dimension.FREQUENCY,
                    "of requests, on average; needed. Of executions for a program: one when not said")
                .positive()
                .only(POISSON, STEADY, ALL_TO_ALL, HOT_SPOT, PERMUTATION, PROGRAM),
            whole("pairs", 1, MOST_PAIRS, "that a request wants")
                .or("1")
                .only(POISSON, STEADY, ONCE, ALL_TO_ALL, HOT_SPOT, PERMUTATION),
            share("minimum-fidelity", "that its pairs must be expected to have").or("0"),
            time("deadline", "after which a request gives up; never when not said")
                .positive()
                .only(POISSON, STEADY, ONCE, ALL_TO_ALL, HOT_SPOT, PERMUTATION, PROGRAM),
            whole("priority", 0, MOST_PRIORITY, "greater ones come first").or("0"),
            choice(
                    "request",
                    List.of("keep", "measure"),
                    "keep: halves wait until both ends know of the pair; measure: each end measures"
                        + " its half as soon as it has it")
                .or("keep"),
            time("start", "when the line begins").or("0 s").to(Scenario.LONGEST)));
  }

  private static Section fault() {
    return new Section(
        "fault",
        "an item of `faults`",
        "What goes wrong from a moment on, for a while.",
        List.of(
            choice(
                    "kind",
                    List.of(
                        NODE_DOWN,
                        LINK_CUT,
                        ANALYSER_DOWN,
                        SWITCH_DOWN,
                        SWITCH_STUCK,
                        FIBRE_CUT,
                        LINK_DRIFT,
                        CLOCK_STEP,
                        BAD_MESSAGES,
                        SLOW_MESSAGES),
                    "what goes wrong")
                .must(),
            time("at", "when it begins").or("0 s").to(Scenario.LONGEST),
            time("for", "how long it lasts").must().positive().to(Scenario.LONGEST),
            whole("times", 1, MOST_TIMES, "how often it happens").or("1"),
            time("every", "from one begin to the next; needed where it happens more than once")
                .positive()
                .to(Scenario.LONGEST),
            text("node", "the QPU, the analyser or source, or the switch; needed")
                .only(NODE_DOWN, CLOCK_STEP, ANALYSER_DOWN, SWITCH_DOWN, SWITCH_STUCK),
            Key.of(
                    "between",
                    Key.Type.NAMES,
                    "the two places whose fibres are cut: QNUs, nodes; needed")
                .from(2)
                .to(2)
                .only(FIBRE_CUT),
            text("link", "the name of the link; needed").only(LINK_CUT, LINK_DRIFT),
            share("loss", "chance that a message never arrives").or("0").only(BAD_MESSAGES),
            share("repeat", "chance that it arrives twice").or("0").only(BAD_MESSAGES),
            share("disorder", "chance that it is late by up to ten times its latency")
                .or("0")
                .only(BAD_MESSAGES),
            quantity(
                    "factor",
                    Dimension.NUMBER,
                    "on the chance of an attempt (up to 1), or on the time of a message (a whole"
                        + " number); needed")
                .positive()
                .to(1000)
                .only(LINK_DRIFT, SLOW_MESSAGES),
            time("offset", "by which the clock is off; needed").from(-1).to(1).only(CLOCK_STEP)));
  }
}
