'use strict';
// The engine of brine advise, line for line: package dev.brine.reports.advice says what and why.
// advise(choices, needs) is pure; a test holds it to the Java engine's answers, to the letter.
const brineAdvice = (() => {
  const SAME_SHARE = 0.99;
  const MOST_REPLICAS = 256;
  const MOST_MEASURED = 4;
  const FAR = 1e300;
  const SHOWN = 4;
  const MAX_DECIMALS = 9;

  // Quantity

  function fixed(value, decimals) {
    let scale = 1;
    for (let i = 0; i < decimals; i++) scale *= 10;
    const digits = String(Math.floor(value * scale + 0.5));
    const padded = '0'.repeat(Math.max(0, decimals + 1 - digits.length)) + digits;
    const whole = padded.substring(0, padded.length - decimals);
    const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',');
    return decimals === 0 ? grouped : grouped + '.' + padded.substring(padded.length - decimals);
  }

  function significant(value) {
    if (value === 0) return '0';
    let decimals = 2;
    let probe = value;
    while (probe < 1 && decimals < MAX_DECIMALS) {
      probe *= 10;
      decimals++;
    }
    return fixed(value, value < 10 ? decimals : value < 100 ? 1 : 0);
  }

  const count = (value) => (value === Math.floor(value) ? fixed(value, 0) : significant(value));

  function bytesText(bytes) {
    if (bytes < 1e3) return fixed(bytes, 0) + ' B';
    if (bytes < 1e6) return significant(bytes / 1e3) + ' kB';
    return bytes < 1e9 ? significant(bytes / 1e6) + ' MB' : significant(bytes / 1e9) + ' GB';
  }

  function secondsText(seconds) {
    if (seconds < 1e-6) return significant(seconds * 1e9) + ' ns';
    if (seconds < 1e-3) return significant(seconds * 1e6) + ' us';
    return seconds < 1 ? significant(seconds * 1e3) + ' ms' : significant(seconds) + ' s';
  }

  function withBounds(range, text) {
    const low = text(range.low);
    const high = text(range.high);
    return text(range.mid) + (low === high ? '' : ' (' + low + ' to ' + high + ')');
  }

  const ratioText = (ratio) => (ratio < 100 ? fixed(ratio, 2) : significant(ratio)) + 'x';

  // Range

  const exact = (value) => ({low: value, mid: value, high: value});
  const plus = (a, b) => ({low: a.low + b.low, mid: a.mid + b.mid, high: a.high + b.high});
  const plusValue = (a, value) => ({low: a.low + value, mid: a.mid + value, high: a.high + value});
  const times = (a, factor) => ({low: a.low * factor, mid: a.mid * factor, high: a.high * factor});

  function isAboutTheSame(a, b) {
    const overlaps = a.low <= b.high && b.low <= a.high;
    return overlaps || Math.min(a.mid, b.mid) >= SAME_SHARE * Math.max(a.mid, b.mid);
  }

  // Candidate; what was not measured is undefined

  const fileRange = (candidate) => (candidate.fileBytes === null ? undefined : exact(candidate.fileBytes));

  function flagsOf(candidate, jdk) {
    const known = Object.keys(candidate.flags).map(Number).sort((a, b) => a - b);
    if (known.length === 0 || jdk > known[known.length - 1]) return undefined;
    const lower = known.filter((version) => version <= jdk);
    return lower.length === 0 ? undefined : candidate.flags[lower[lower.length - 1]];
  }

  function memory(candidate, replicas) {
    const two = candidate.figures.memory2;
    const four = candidate.figures.memory4;
    if (replicas === 1) return candidate.figures.memory1;
    if (replicas === 2) return two;
    if (!two || !four) return undefined;
    const steps = (replicas - 2) / 2.0;
    const mid = two.mid + Math.max(0, four.mid - two.mid) * steps;
    const low = Math.max(0, two.low + (four.low - two.low) * steps);
    const high = two.high + (four.high - two.high) * steps;
    return {low: Math.min(low, mid), mid: mid, high: Math.max(high, mid)};
  }

  // Needs

  const secondsPerByte = (needs) => (needs.bytesPerSecond > 0 ? 1 / needs.bytesPerSecond : 0);
  const withLimit = (needs, limit, bound) => ({...needs, limits: {...needs.limits, [limit]: bound}});
  const LIMITS = [
    {id: 'file', title: 'largest file', bytes: true},
    {id: 'heap', title: 'heap', bytes: true},
    {id: 'load', title: 'first prediction', bytes: false},
    {id: 'start', title: 'process start', bytes: false},
  ];
  const limitText = (limit, bound) => (limit.bytes ? bytesText(bound) : secondsText(bound));
  const PROMISES = [
    {
      id: 'untrusted',
      title: 'untrusted input',
      asked: 'if files come from strangers',
      dropped: 'if all files are trusted',
    },
    {
      id: 'languages',
      title: 'other languages',
      asked: 'if other languages must read it',
      dropped: 'if only the JVM reads it',
    },
    {id: 'no-flags', title: 'no JVM flags', asked: 'if no JVM flag may be set', dropped: 'if JVM flags may be set'},
    {id: 'checked', title: 'checked reads', asked: 'if every read must be checked', dropped: 'if reads need no check'},
  ];

  // Objective

  const NOUNS = {
    file: 'file size',
    'first-prediction': 'time to the first prediction',
    'process-start': 'time from the start of a process to the first prediction',
    'host-memory': 'memory',
    day: 'time a day',
    prediction: 'prediction',
  };

  function value(objective, candidate, needs) {
    switch (objective) {
      case 'file':
        return fileRange(candidate);
      case 'host-memory':
        return memory(candidate, needs.replicas);
      case 'prediction':
        return candidate.figures.predict;
      default: {
        const found = line(objective, candidate, needs, 'bandwidth');
        return found && plus(found.base, times(found.slope, secondsPerByte(needs)));
      }
    }
  }

  function line(objective, candidate, needs, parameter) {
    const bytes = candidate.fileBytes;
    const {load, start, save} = candidate.figures;
    if (bytes === null) return undefined;
    if (parameter === 'loads') {
      return objective === 'day' && save && load
        ? {base: save, slope: plusValue(load, bytes * secondsPerByte(needs))}
        : undefined;
    }
    switch (objective) {
      case 'first-prediction':
        return load && {base: load, slope: exact(bytes)};
      case 'process-start':
        return start && {base: start, slope: exact(bytes)};
      case 'day':
        return save && load
          ? {base: plus(save, times(load, needs.loadsADay)), slope: exact(bytes * needs.loadsADay)}
          : undefined;
      default:
        return undefined;
    }
  }

  const valueText = (objective, range) =>
    withBounds(range, objective === 'file' || objective === 'host-memory' ? bytesText : secondsText);

  function superlative(objective, needs) {
    const transfer = needs.bytesPerSecond > 0 ? ', transfer included' : '';
    switch (objective) {
      case 'file':
        return 'the smallest file';
      case 'first-prediction':
        return 'the soonest first prediction' + transfer;
      case 'process-start':
        return 'the soonest first prediction of a fresh process' + transfer;
      case 'host-memory':
        return needs.replicas === 1
          ? 'the least memory'
          : 'the least memory of ' + count(needs.replicas) + ' replicas on a host';
      case 'day':
        return 'the least time a day for one save and ' + count(needs.loadsADay) + ' loads' + transfer;
      default:
        return 'the fastest predictions';
    }
  }

  // Judge

  function failures(choices, needs, candidate) {
    if (candidate.refusal !== '') return [{constraint: 'error', text: candidate.refusal, excess: 0}];
    const found = [];
    for (const limit of LIMITS) {
      const bound = needs.limits[limit.id];
      const failure = bound === undefined ? undefined : over(candidate, needs, limit, bound);
      if (failure) found.push(failure);
    }
    for (const promise of PROMISES) {
      const text = needs.promises.includes(promise.id) ? missing(choices, needs, candidate, promise.id) : undefined;
      if (text) found.push({constraint: promise.id, text: text, excess: 0});
    }
    if (needs.jdk !== 0 && needs.jdk !== choices.jdk && !flagsOf(candidate, needs.jdk)) {
      found.push({constraint: 'jdk', text: 'nothing in the result speaks for JDK ' + needs.jdk, excess: 0});
    }
    return found;
  }

  function limited(candidate, needs, limit) {
    switch (limit.id) {
      case 'file':
        return fileRange(candidate);
      case 'heap':
        return candidate.figures.heap;
      case 'load':
        return value('first-prediction', candidate, needs);
      default:
        return value('process-start', candidate, needs);
    }
  }

  function over(candidate, needs, limit, bound) {
    const found = limited(candidate, needs, limit);
    if (!found) return {constraint: limit.id, text: limit.title + ' was not measured', excess: 0};
    if (found.high <= bound) return undefined;
    const text = withBounds(found, limit.bytes ? bytesText : secondsText);
    const verb = found.mid > bound ? ' is over ' : ' reaches over ';
    return {
      constraint: limit.id,
      text: limit.title + ' of ' + text + verb + limitText(limit, bound),
      excess: found.high / bound,
    };
  }

  const jdkOf = (choices, needs) => (needs.jdk === 0 ? choices.jdk : needs.jdk);

  function missing(choices, needs, candidate, promise) {
    switch (promise) {
      case 'untrusted':
        return candidate.traits.includes('UNTRUSTED_INPUT') ? undefined : 'is for trusted files only';
      case 'languages':
        return candidate.traits.includes('CROSS_LANGUAGE') ? undefined : 'is not documented for other languages';
      case 'checked':
        return candidate.checked ? undefined : 'its reads are not compared with checksums';
      default:
        return requiredFlags(flagsOf(candidate, jdkOf(choices, needs)), jdkOf(choices, needs));
    }
  }

  function requiredFlags(flags, jdk) {
    if (!flags) return 'its JVM flags on JDK ' + jdk + ' are not in the result';
    const more = flags.required.length - 1;
    if (more < 0) return undefined;
    return 'needs ' + flags.required[0] + (more === 0 ? '' : ' and ' + more + ' more') + ' on JDK ' + jdk;
  }

  // Choice: what the objectives leave, one after the other

  function choose(candidates, needs) {
    const steps = [];
    let left = candidates;
    for (const objective of needs.objectives) {
      const taken = step(objective, left, needs);
      if (taken.kept > 0) {
        const kept = taken.scored.slice(0, taken.kept).map((one) => one.candidate);
        left = steps.length === 0 ? kept : left.filter((candidate) => kept.includes(candidate));
        steps.push(taken);
      }
      if (left.length === 1 && steps.length > 0) break;
    }
    return {steps: steps, left: steps.length === 0 ? [] : left};
  }

  function step(objective, candidates, needs) {
    const scored = [];
    const unmeasured = [];
    for (const candidate of candidates) {
      const range = value(objective, candidate, needs);
      if (range) scored.push({candidate: candidate, value: range});
      else unmeasured.push(candidate);
    }
    scored.sort((a, b) => a.value.mid - b.value.mid);
    const isSame = (one) => isAboutTheSame(one.value, scored[0].value);
    const same = scored.filter(isSame);
    const worse = scored.filter((one) => !isSame(one));
    return {objective: objective, scored: same.concat(worse), kept: same.length, unmeasured: unmeasured};
  }

  function decide(choices, needs) {
    const eligible = [];
    const excluded = [];
    for (const candidate of choices.candidates) {
      const found = failures(choices, needs, candidate);
      if (found.length === 0) eligible.push(candidate);
      else excluded.push({id: candidate.id, label: candidate.label, failures: found});
    }
    const choice = choose(eligible, needs);
    const pick = choice.left[0];
    return {eligible: eligible, excluded: excluded, choice: choice, pick: pick, pickId: pick ? pick.id : ''};
  }

  // Crossings and flips

  const PARAMETERS = {
    bandwidth: {
      least: 1e-11,
      most: 1e-3,
      of: secondsPerByte,
      set: (needs, per) => ({...needs, bytesPerSecond: 1 / per}),
    },
    loads: {
      least: 1e-3,
      most: 1e9,
      of: (needs) => needs.loadsADay,
      set: (needs, loads) => ({...needs, loadsADay: loads}),
    },
  };

  function crossings(choices, needs, name) {
    const parameter = PARAMETERS[name];
    const found = new Set();
    const add = (at) => {
      if (at > parameter.least && at < parameter.most) found.add(at);
    };
    const cross = (a, b, ofA, ofB, share) => {
      const slopes = a.slope[ofA] - share * b.slope[ofB];
      const bases = share * b.base[ofB] - a.base[ofA];
      if (slopes !== 0) add(bases / slopes);
    };
    for (const objective of needs.objectives) {
      const lines = choices.candidates
        .filter((candidate) => candidate.refusal === '')
        .map((candidate) => line(objective, candidate, needs, name))
        .filter((one) => one);
      for (let i = 0; i < lines.length; i++) {
        for (let j = 0; j < lines.length; j++) {
          if (i !== j) {
            cross(lines[i], lines[j], 'mid', 'mid', 1);
            cross(lines[i], lines[j], 'low', 'high', 1);
            cross(lines[i], lines[j], 'mid', 'mid', SAME_SHARE);
          }
        }
      }
    }
    if (name === 'bandwidth') {
      addLimitCrossings(choices, needs, 'load', 'first-prediction', add);
      addLimitCrossings(choices, needs, 'start', 'process-start', add);
    }
    return [...found].sort((a, b) => a - b);
  }

  function addLimitCrossings(choices, needs, limit, objective, add) {
    const bound = needs.limits[limit];
    if (bound === undefined) return;
    for (const candidate of choices.candidates) {
      const found = line(objective, candidate, needs, 'bandwidth');
      if (found) add((bound - found.base.high) / found.slope.high);
    }
  }

  function turn(choices, needs, name, upwards, pick) {
    const parameter = PARAMETERS[name];
    const now = parameter.of(needs);
    const edges = crossings(choices, needs, name).filter((at) => (upwards ? at > now : at < now));
    if (!upwards) edges.reverse();
    edges.push(upwards ? parameter.most : parameter.least);
    const between = (index) => decide(choices, parameter.set(needs, (edges[index] + edges[index + 1]) / 2));
    const leaves = (decision) => decision.choice.left.some((candidate) => candidate.id === pick.id);
    for (let i = 0; i + 1 < edges.length; i++) {
      const found = between(i);
      if (found.pickId !== pick.id) {
        let end = i;
        while (end + 1 < edges.length && leaves(between(end))) end++;
        return {at: edges[i], to: found, tieEnd: end + 1 < edges.length ? edges[end] : 0};
      }
    }
    return undefined;
  }

  const rate = (per) => bytesText(1 / per) + '/s';
  const loadsText = (loads) => significant(loads) + ' loads a day';
  const replicasText = (replicas) => count(replicas) + (replicas === 1 ? ' replica a host' : ' replicas a host');

  function tieText(found, words, text) {
    if (found.tieEnd === 0) return ', about the same from there on';
    return found.tieEnd === found.at ? '' : ', about the same ' + words + text(found.tieEnd);
  }

  function flip(what, direction, at, to, change, tie) {
    const label = to.pick ? to.pick.label : 'nothing meets the constraints';
    return {what: what, direction: direction, at: at, to: to.pickId, text: change + ': ' + label + tie};
  }

  function allFlips(choices, needs, pick) {
    const flips = [];
    const slower = turn(choices, needs, 'bandwidth', true, pick);
    if (slower) {
      const tie = tieText(slower, 'down to ', rate);
      flips.push(flip('bandwidth', 'below', 1 / slower.at, slower.to, 'below ' + rate(slower.at), tie));
    }
    const faster = turn(choices, needs, 'bandwidth', false, pick);
    if (faster) {
      const tie = tieText(faster, 'up to ', rate);
      flips.push(flip('bandwidth', 'above', 1 / faster.at, faster.to, 'above ' + rate(faster.at), tie));
    }
    addReplicaFlips(flips, choices, needs, pick);
    const fewer = turn(choices, needs, 'loads', false, pick);
    if (fewer) {
      const tie = tieText(fewer, 'down to ', loadsText);
      flips.push(flip('loads', 'below', fewer.at, fewer.to, 'below ' + loadsText(fewer.at), tie));
    }
    const more = turn(choices, needs, 'loads', true, pick);
    if (more) {
      const tie = tieText(more, 'up to ', loadsText);
      flips.push(flip('loads', 'above', more.at, more.to, 'above ' + loadsText(more.at), tie));
    }
    addLimitFlips(flips, choices, needs, pick);
    addPromiseFlips(flips, choices, needs, pick);
    return flips;
  }

  function addReplicaFlips(flips, choices, needs, pick) {
    if (!needs.objectives.includes('host-memory')) return;
    for (let replicas = needs.replicas - 1; replicas >= 1; replicas--) {
      const found = decide(choices, {...needs, replicas: replicas});
      if (found.pickId !== pick.id) {
        flips.push(flip('replicas', 'below', replicas, found, 'with ' + replicasText(replicas), ''));
        break;
      }
    }
    for (let replicas = needs.replicas + 1; replicas <= MOST_REPLICAS; replicas++) {
      const found = decide(choices, {...needs, replicas: replicas});
      if (found.pickId !== pick.id) {
        flips.push(flip('replicas', 'above', replicas, found, 'from ' + replicasText(replicas) + ' on', ''));
        break;
      }
    }
  }

  const LIMIT_WORDS = {
    file: 'if the file must be at most ',
    heap: 'if the heap must be at most ',
    load: 'if the first prediction must come within ',
    start: 'if a process must predict within ',
  };

  function addLimitFlips(flips, choices, needs, pick) {
    for (const limit of LIMITS) {
      const range = limited(pick, needs, limit);
      if (range) {
        const bound = range.high * SAME_SHARE;
        const found = decide(choices, withLimit(needs, limit.id, bound));
        const words = LIMIT_WORDS[limit.id] + limitText(limit, bound);
        if (found.pick) flips.push(flip(limit.id, 'below', bound, found, words, ''));
      }
    }
  }

  function addPromiseFlips(flips, choices, needs, pick) {
    for (const promise of PROMISES) {
      const isAsked = needs.promises.includes(promise.id);
      const promises = isAsked
        ? needs.promises.filter((asked) => asked !== promise.id)
        : needs.promises.concat([promise.id]);
      const found = decide(choices, {...needs, promises: promises});
      if (found.pick && found.pickId !== pick.id) {
        const words = isAsked ? promise.dropped : promise.asked;
        flips.push(flip(promise.id, isAsked ? 'dropped' : 'asked', 0, found, words, ''));
      }
    }
  }

  // Pareto

  function pareto(candidates, needs) {
    const isMeasured = (axis) => candidates.some((candidate) => value(axis, candidate, needs));
    const time =
      needs.objectives.includes('process-start') && isMeasured('process-start') ? 'process-start' : 'first-prediction';
    const axes = ['file', time, 'host-memory'].filter(isMeasured);
    const beats = (a, b) => {
      let isBetter = false;
      for (const axis of axes) {
        const ofA = value(axis, a, needs);
        const ofB = value(axis, b, needs);
        if (ofA && ofB) {
          if (ofA.mid > ofB.mid) return false;
          isBetter = isBetter || !isAboutTheSame(ofA, ofB);
        }
      }
      return isBetter;
    };
    return {
      axes: axes,
      members: candidates.filter((one) => !candidates.some((other) => beats(other, one))).map((one) => one.id),
    };
  }

  // Words

  const PROMISED = [
    ['CHECKSUMMED', 'checksums'],
    ['CROSS_LANGUAGE', 'other languages'],
    ['DETERMINISTIC', 'the same bytes each time'],
    ['UNTRUSTED_INPUT', 'untrusted input'],
  ];

  function lack(one, other) {
    const names = PROMISED.filter(([trait]) => other.traits.includes(trait) && !one.traits.includes(trait)).map(
      ([, name]) => name,
    );
    if (other.checked && !one.checked) names.push('checked reads');
    return names.length === 0
      ? []
      : [one.label + ' does not promise what ' + other.label + ' does: ' + names.join(', ') + '.'];
  }

  function joined(texts) {
    const shown = texts.slice(0, SHOWN).join(', ');
    return texts.length <= SHOWN ? shown : shown + ' and ' + (texts.length - SHOWN) + ' more';
  }

  const keptValues = (taken) =>
    joined(
      taken.scored
        .slice(0, taken.kept)
        .map((one) => one.candidate.label + ' ' + valueText(taken.objective, one.value)),
    );

  function constraints(needs) {
    const texts = [];
    for (const limit of LIMITS) {
      const bound = needs.limits[limit.id];
      if (bound !== undefined) texts.push([limit.id, limit.title + ' at most ' + limitText(limit, bound)]);
    }
    for (const promise of PROMISES) {
      if (needs.promises.includes(promise.id)) texts.push([promise.id, promise.title]);
    }
    if (needs.jdk !== 0) texts.push(['jdk', 'JDK ' + needs.jdk]);
    return texts;
  }

  function because(choices, needs, decision, runnerUp, nearest) {
    if (decision.eligible.length === 0) return blockers(choices, needs, decision, nearest);
    const steps = decision.choice.steps;
    if (steps.length === 0) {
      const nouns = needs.objectives.map((objective) => NOUNS[objective]).join(', ');
      return ['Nothing that decides was measured: ' + nouns + '.'];
    }
    const sentences = [];
    const ties = steps
      .slice(0, -1)
      .filter((taken) => taken.kept > 1)
      .map((taken) => 'in ' + NOUNS[taken.objective] + ': ' + keptValues(taken));
    if (ties.length > 0) sentences.push('About the same ' + ties.join('; of these, in turn, ') + '.');
    sentences.push(lastSentence(needs, decision, runnerUp));
    const met = constraints(needs).map(([, text]) => text);
    if (met.length > 0) {
      sentences.push(
        decision.eligible.length +
          ' of ' +
          choices.candidates.length +
          ' candidates meet the constraints: ' +
          met.join(', ') +
          '.',
      );
    }
    return sentences;
  }

  function lastSentence(needs, decision, runnerUp) {
    const last = decision.choice.steps[decision.choice.steps.length - 1];
    const pick = last.scored[0];
    const label = pick.candidate.label;
    const text = valueText(last.objective, pick.value);
    const noun = NOUNS[last.objective];
    if (last.kept > 1) return 'A tie in ' + noun + ': ' + keptValues(last) + '; any of them will do.';
    if (decision.eligible.length === 1) {
      const which = constraints(needs).length > 0 ? ' that meets the constraints' : '';
      return label + ' is the only candidate' + which + '; ' + noun + ': ' + text + '.';
    }
    const other = runnerUp && value(last.objective, runnerUp, needs);
    const best = label + ' has ' + superlative(last.objective, needs) + ': ' + text;
    if (!other) return best + '.';
    const isWorse = other.mid > pick.value.mid && pick.value.mid > 0;
    const ratio = isWorse ? ', ' + ratioText(other.mid / pick.value.mid) : '';
    return best + '; the runner-up, ' + runnerUp.label + ', has ' + valueText(last.objective, other) + ratio + '.';
  }

  function blockers(choices, needs, decision, nearest) {
    const found = [];
    const judged = choices.candidates.filter((candidate) => candidate.refusal === '').length;
    for (const [name, text] of constraints(needs)) {
      const labels = decision.excluded
        .filter((exclusion) => exclusion.failures.some((failure) => failure.constraint === name))
        .map((exclusion) => exclusion.label);
      if (labels.length > 0) {
        const isAll = labels.length === judged;
        found.push(text + ' excludes ' + (isAll ? 'all' : joined(labels)));
      }
    }
    const sentences = ['Nothing meets the constraints' + (found.length === 0 ? '.' : ': ' + found.join('; ') + '.')];
    if (nearest) {
      const exclusion = decision.excluded.find((one) => one.id === nearest.id);
      const texts = exclusion.failures.map((failure) => failure.text).join('; ');
      sentences.push('The nearest is ' + nearest.label + ': ' + texts + '.');
    }
    return sentences;
  }

  function nearestOf(choices, decision, needs) {
    let nearest = [];
    let least = Infinity;
    let leastFailures = Infinity;
    for (const exclusion of decision.excluded) {
      if (exclusion.failures[0].constraint === 'error') continue;
      const distance = Math.max(0, ...exclusion.failures.map((one) => (one.excess === 0 ? FAR : one.excess)));
      const failed = exclusion.failures.length;
      if (failed < leastFailures || (failed === leastFailures && distance < least)) {
        nearest = [];
        leastFailures = failed;
        least = distance;
      }
      if (failed === leastFailures && distance === least) {
        nearest.push(choices.candidates.find((candidate) => candidate.id === exclusion.id));
      }
    }
    return choose(nearest, needs).left[0] || nearest[0];
  }

  function caveats(choices, needs, decision) {
    const found = [];
    const used = decision.choice.steps.map((taken) => taken.objective);
    for (const objective of needs.objectives) {
      const isMeasured = decision.eligible.some((candidate) => value(objective, candidate, needs));
      if (!isMeasured && !used.includes(objective)) {
        found.push('Decided without ' + NOUNS[objective] + ', which was not measured.');
      }
    }
    for (const taken of decision.choice.steps) {
      if (taken.unmeasured.length > 0) {
        const labels = joined(taken.unmeasured.map((candidate) => candidate.label));
        found.push('Left out, as ' + NOUNS[taken.objective] + ' was not measured: ' + labels + '.');
      }
    }
    const isMeasuredCount = needs.replicas <= 2 || needs.replicas === MOST_MEASURED;
    if (!isMeasuredCount && needs.objectives.includes('host-memory')) {
      found.push(
        'Memory of ' + count(needs.replicas) + ' replicas lies on the straight line through that of 2 and of 4.',
      );
    }
    if (needs.jdk !== 0 && needs.jdk !== choices.jdk) {
      found.push('Measured on JDK ' + choices.jdk + ', not on JDK ' + needs.jdk + '.');
    }
    const jdk = jdkOf(choices, needs);
    const flags = decision.pick && flagsOf(decision.pick, jdk);
    if (flags && flags.silencing.length > 0) {
      found.push(
        'JDK ' + jdk + ' warns of ' + decision.pick.label + ' unless it is given ' + flags.silencing.join(' ') + '.',
      );
    }
    return found.concat(choices.notes);
  }

  // Advisor

  const named = (candidate) => (candidate ? {id: candidate.id, label: candidate.label} : null);

  function advise(choices, needs) {
    const decision = decide(choices, needs);
    const pick = decision.pick;
    const others = pick ? decision.eligible.filter((candidate) => candidate.file !== pick.file) : [];
    const runnerUp = choose(others, needs).left[0];
    const nearest = decision.eligible.length === 0 ? nearestOf(choices, decision, needs) : undefined;
    const front = pareto(decision.eligible, needs);
    return {
      model: choices.model,
      sizeLabel: choices.sizeLabel,
      needs: needs,
      pick: named(pick),
      ties: decision.choice.left.slice(1).map(named),
      runnerUp: named(runnerUp),
      pareto: front.members,
      paretoAxes: front.axes,
      because: because(choices, needs, decision, runnerUp, nearest),
      differs: pick && runnerUp ? lack(runnerUp, pick).concat(lack(pick, runnerUp)) : [],
      excluded: decision.excluded,
      nearest: named(nearest),
      flips: pick ? allFlips(choices, needs, pick) : [],
      caveats: caveats(choices, needs, decision),
    };
  }

  return {advise, bytesText, secondsText, count, LIMITS, PROMISES, NOUNS};
})();
if (typeof module !== 'undefined') module.exports = brineAdvice;
