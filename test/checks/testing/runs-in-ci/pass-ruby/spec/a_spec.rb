RSpec.describe Cart do
  it 'a' do
  end
end
