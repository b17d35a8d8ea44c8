package bellhop.circuit.qasm;

import bellhop.circuit.qasm.Statement.Parameter;
import bellhop.circuit.qasm.Term.Selection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Names that statements assign to, other than those that they declare themselves. Arrays that are
 * handed to a subroutine that may change them count.
 */
final class Assigned {
  private final Set<Name> names = new LinkedHashSet<>();

  private long looked;

  Assigned(List<Statement> statements) {
    block(statements, Set.of());
  }

  /** In the order of the text. */
  Set<Name> names() {
    return names;
  }

  /** Statements and terms that were looked at. */
  long looked() {
    return looked;
  }

  private void block(List<Statement> statements, Set<Name> outerOwn) {
    Set<Name> own = new HashSet<>(outerOwn);
    statements.forEach(statement -> add(statement, own));
  }

  private void add(Statement statement, Set<Name> own) {
    looked++;
    switch (statement) {
      case Statement.Declare declare -> {
        term(declare.value(), own);
        own.add(declare.name());
      }
      case Statement.DeclareArray declare -> {
        term(declare.value(), own);
        own.add(declare.name());
      }
      case Statement.DeclareInput declare -> own.add(declare.name());
      case Statement.Alias alias -> alias(alias, own);
      case Statement.Assign assign -> {
        term(assign.value(), own);
        target(assign.target(), own);
      }
      case Statement.Measure measure -> target(measure.target(), own);
      case Statement.ApplyGate gate -> call(gate.gate(), gate.arguments(), own);
      case Statement.If branch -> {
        term(branch.condition(), own);
        block(branch.then(), own);
        block(branch.otherwise(), own);
      }
      case Statement.While loop -> {
        term(loop.condition(), own);
        block(loop.body(), own);
      }
      case Statement.Switch choice -> {
        term(choice.over(), own);
        choice.cases().forEach(one -> block(one.body(), own));
        block(choice.otherwise(), own);
      }
      case Statement.For loop -> {
        Set<Name> inside = new HashSet<>(own);
        inside.add(loop.variable());
        block(loop.body(), inside);
      }
      case Statement.Block(int _, var body) -> block(body, own);
      case Statement.Annotated(int _, var _, var inner) -> add(inner, own);
      case Statement.Return(int _, var value, var _) -> term(value, own);
      case Statement.Leave _, Statement.Reset _, Statement.Barrier _, Statement.Delay _ -> {}
      case Statement.DeclareQubits _, Statement.DeclareOpaque _ -> {}
      case Statement.DefineGate _, Statement.DefineSubroutine _, Statement.Calibration _ -> {}
    }
  }

  /** What the new name is assigned to changes what the old ones hold. */
  private void alias(Statement.Alias alias, Set<Name> own) {
    alias.parts().forEach(part -> target(part, own));
    own.add(alias.name());
  }

  private void target(@Nullable Term target, Set<Name> own) {
    Term base = target;
    while (base instanceof Term.Indexed indexed) {
      base = indexed.of();
    }
    if (base instanceof Term.Reference(int _, Name name) && !own.contains(name)) {
      names.add(name);
    }
  }

  private void term(@Nullable Term term, Set<Name> own) {
    looked++;
    switch (term) {
      case null -> {}
      case Term.Whole _, Term.Real _, Term.Truth _, Term.Bits _, Term.Time _ -> {}
      case Term.Reference _, Term.Parameter _ -> {}
      case Term.Indexed indexed -> {
        term(indexed.of(), own);
        if (indexed.selection() instanceof Selection.One(Term index)) {
          term(index, own);
        }
      }
      case Term.Unary unary -> term(unary.operand(), own);
      case Term.Binary binary -> {
        term(binary.left(), own);
        term(binary.right(), own);
      }
      case Term.Call call -> call.arguments().forEach(argument -> term(argument, own));
      case Term.Cast cast -> term(cast.operand(), own);
      case Term.Items items -> items.items().forEach(item -> term(item, own));
      case Term.SizeOf _ -> {}
      case Term.Invoke invoke -> call(invoke.subroutine(), invoke.arguments(), own);
    }
  }

  private void call(Name name, List<Term> arguments, Set<Name> own) {
    arguments.forEach(argument -> term(argument, own));
    if (!(name.symbol() instanceof Symbol.Called(Subroutine subroutine))) {
      return;
    }
    for (int i = 0; i < Math.min(arguments.size(), subroutine.formals().size()); i++) {
      if (subroutine.formals().get(i).passing() == Parameter.Passing.MUTABLE) {
        target(arguments.get(i), own);
      }
    }
  }

  /** Whether working out a term does something beside: it calls a subroutine. */
  static boolean acts(Term term) {
    return switch (term) {
      case Term.Whole _, Term.Real _, Term.Truth _, Term.Bits _, Term.Time _ -> false;
      case Term.Reference _, Term.Parameter _, Term.SizeOf _ -> false;
      case Term.Indexed indexed ->
          acts(indexed.of())
              || (indexed.selection() instanceof Selection.One(Term index) && acts(index));
      case Term.Unary unary -> acts(unary.operand());
      case Term.Binary binary -> acts(binary.left()) || acts(binary.right());
      case Term.Call call -> call.arguments().stream().anyMatch(Assigned::acts);
      case Term.Cast cast -> acts(cast.operand());
      case Term.Items items -> items.items().stream().anyMatch(Assigned::acts);
      case Term.Invoke _ -> true;
    };
  }
}
