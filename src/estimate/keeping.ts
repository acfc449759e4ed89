/**
 * A function that keeps what it made last: asked for the same again, field by field, it gives the same. What it is given has the
 * same fields each time. Curves over users, and tables of them, ask for one machine many times in a row.
 */
export function keeping<Given extends object, Made>(make: (given: Given) => Made): (given: Given) => Made {
  let last: Given | undefined;
  let made: Made;
  return (given) => {
    for (const field in given)
      if (given[field] !== last?.[field]) {
        made = make(given);
        last = given;
        break;
      }
    return made;
  };
}
