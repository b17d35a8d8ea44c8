package bellhop.circuit.qasm;

import bellhop.circuit.qasm.Inputs.Content;
import bellhop.circuit.qasm.Inputs.Given;
import bellhop.circuit.qasm.Value.Whole;
import bellhop.units.InputException;
import bellhop.units.InputText;
import bellhop.units.Nearest;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Works the given inputs out, each with the type that the program declares for it. */
final class InputValues {
  private final Source source;
  private final Limits limits;
  private final Inputs inputs;
  private final List<String> declared = new ArrayList<>();

  InputValues(Source source, Limits limits, Inputs inputs) {
    this.source = source;
    this.limits = limits;
    this.inputs = inputs;
    requireOnce();
  }

  private void requireOnce() {
    Set<String> seen = new HashSet<>();
    for (Given given : inputs.given()) {
      if (!seen.add(given.name())) {
        throw new InputException(
            given.at(), "a second value for \"" + shown(given) + "\"", "an input has one", "");
      }
    }
  }

  private static String shown(Given given) {
    return InputText.shortened(given.name());
  }

  Value value(Name name, Type type, int at) {
    return value(content(name, at), type);
  }

  ArrayView array(Name name, Type element, int[] sizes, int at) {
    ArrayView array = new ArrayView(name.toString(), element, sizes);
    fill(array, content(name, at));
    return array.readOnly();
  }

  private Content content(Name name, int at) {
    declared.add(name.toString());
    return inputs.given().stream()
        .filter(given -> given.name().equals(name.toString()))
        .findFirst()
        .orElseThrow(() -> missing(name, at))
        .content();
  }

  private InputException missing(Name name, int at) {
    return source.fault(
        at,
        "the input \"" + name + "\" has no value",
        "it is given beside the program",
        "--input FILE gives it, with a line \"" + name + ": …\"");
  }

  private void fill(ArrayView array, Content content) {
    if (array.dimensions() == 0) {
      array.only().know(value(content, array.element()));
      return;
    }
    if (!(content instanceof Content.Items(var at, var items))) {
      throw new InputException(
          content.at(), "a single value for an array", "a list belongs here", "[1, 2] is meant");
    }
    if (items.size() != array.size(0)) {
      throw new InputException(
          at, items.size() + " values for " + array.size(0) + " places", "each has its own", "");
    }
    for (int i = 0; i < items.size(); i++) {
      fill(array.at(0, i), items.get(i));
    }
  }

  private Value value(Content content, Type type) {
    if (!(content instanceof Content.Text(var at, String text))) {
      throw new InputException(content.at(), "a list for " + type, "one value belongs here", "");
    }
    try {
      return value(text, type);
    } catch (InputException e) {
      throw new InputException(at, e.what(), e.why(), e.findMaybe().orElse(""));
    }
  }

  /** Constants of the language are known in an input, names of the program are not. */
  private Value value(String text, Type type) {
    if (type.isRegister() && text.length() == type.width() && text.matches("[01]+")) {
      return Evaluator.literal(text);
    }
    Source own = new Source(text, "input");
    Names names = new Names(Version.THREE);
    Builtins.addTo(names, Version.THREE);
    Cursor cursor = new Cursor(new Lexer(own, limits, names), Version.THREE, limits);
    Term term = new ExpressionParser(cursor).expression();
    if (!cursor.is(TokenKind.END)) {
      throw cursor.unexpected("the value ends here");
    }
    Evaluator evaluator =
        new Evaluator(
            own,
            names,
            new Scope(own),
            new Budget(own, limits),
            new Arithmetic(own, _ -> false),
            Outside.nothing(own));
    if (type.kind().isReal()) {
      return evaluator.valueFor(type, term);
    }
    Value value = evaluator.value(term);
    requireInRange(value, type, own);
    return evaluator.conversion().implicit(value, type, 0);
  }

  private static void requireInRange(Value value, Type type, Source own) {
    boolean isWide = type.isRegister() && type.width() > Type.WIDEST_UINT;
    if (value instanceof Whole whole && whole.isKnown() && type.hasCells()) {
      long low = type.range().low();
      long high = isWide ? Long.MAX_VALUE : type.range().high();
      if (whole.known() < low || whole.known() > high) {
        throw own.fault(
            0,
            "the value " + whole.known() + " does not fit " + type,
            "it holds " + low + " to " + high,
            "");
      }
    }
  }

  /** Refuses values that nothing asks for. */
  void requireAllDeclared() {
    for (Given given : inputs.given()) {
      if (!declared.contains(given.name())) {
        throw new InputException(
            given.at(),
            "unknown input \"" + shown(given) + "\"",
            source.name() + " declares no input of this name",
            declared.isEmpty() ? "" : Nearest.suggestion(given.name(), declared));
      }
    }
  }
}
