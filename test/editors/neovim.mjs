/** Neovim with the recipe as its only settings. */
export const neovim = {
  name: 'Neovim',
  packages: [['neovim']],
  installed: ['nvim', '--version'],
  recipe: 'lua',
  settingsFile: 'init.lua',
  command: (settings, file) => ['nvim', '--clean', '-n', '-u', settings, file],
  steps: ({ press, type, shows }, saved) => ({
    'shows the findings': () => shows(/Trailing comma: Braze would send invalid JSON/),
    'shows a hover': async () => {
      type('/upcase');
      press('Enter');
      press('K');
      await shows(/Makes all letters upper case/);
    },
    'applies a fix behind letters of several bytes': async () => {
      press('Escape');
      type(':2');
      press('Enter');
      type('$ a');
      await shows(/^1: Remove the comma/m);
      type('1');
      press('Enter');
      await shows(/upcase}}"( |$)/m);
      type(':w');
      press('Enter');
      await shows(/written/);
      if (!saved()) throw new Error('the fixed body is not what it should be');
    },
    'shows the findings of a sample user': async () => {
      type(':e jo.sample-user.json');
      press('Enter');
      await shows(/`profil`/);
    },
  }),
};
