/** What the page says from its first moment; `en-later.ts` has the rest. */
export const en = {
  starting: 'Opening the course…',
  overview: 'All assignments',
  skip: 'Skip to the content',
  pointsShort: 'points',
  yourPoints: 'Your points',
  userId: 'User id',
  copyUserId: 'Copy user id',
  copied: 'Copied',
  account: 'Account',
  tryAgain: 'Try again',
  waitAMoment: 'Please wait a moment.',
  tryAgainIn: (duration: string) => `Try again in ${duration}.`,
  decimalMark: '.',

  problems: {
    offline: 'No connection. Your draft is kept in this browser; nothing is lost.',
    in_grading: 'You have a submission in grading. The next one can be sent after its verdict.',
    too_large: 'This is too long: a submission may have 64 KiB at most. Remove what the assignment does not need.',
    unacceptable: 'The course cannot take this text.',
    empty: 'There is no code to grade. Write some and submit again.',
    too_many: 'That was too many requests in a short time.',
    busy: 'The course cannot answer right now. Your draft is kept; try again in a moment.',
    not_found: 'This page does not exist, or it is not yours.',
    no_assignment: 'The course has no assignment of this name.',
    no_submission: 'You have no submission with this id.',
    forbidden: 'The course does not allow this.',
    closed: 'This assignment is closed; nothing more can be submitted to it. Your points stay.',
    used_up: 'You have used all your attempts at this assignment. Your best points stay.',
    cooling: 'This assignment asks for a pause between two attempts.',
    session: 'Your session has ended. Your drafts are kept in this browser.',
    unexpected: 'Something went wrong on our side. Your draft is kept; please try again.',
  },
}

export type FirstWords = typeof en
